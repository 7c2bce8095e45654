from claimtrack.extract.lines import line_ends


def test_blank_lines_always_end() -> None:
    assert line_ends("one\n\ntwo") == {3}


def test_single_lines_end_before_a_capital() -> None:
    assert line_ends("A headline\nThe body starts here and is much longer than that") == {10}


def test_wrapped_lines_do_not_end() -> None:
    wrapped = "this text was wrapped by an\neditor after about thirty\nletters, as mail used to be"
    assert line_ends(wrapped) == set()


def test_a_line_that_goes_on_in_small_letters_does_not_end() -> None:
    assert line_ends("short\nbut it goes on after the break and is long") == set()


def test_a_list_of_lines_of_one_length_ends_at_each() -> None:
    assert line_ends("Vlada je padla\nVlada je padla\nVlada je padla") == {14, 29}
