"""Articles in our own words, and one verdict, for a first look and the demo desk. All of it is made up."""

from claimtrack.samples.articles import SampleArticle, sample_articles
from claimtrack.samples.verdict import DemoSource, DemoVerdict, demo_verdict

__all__ = ["DemoSource", "DemoVerdict", "SampleArticle", "demo_verdict", "sample_articles"]
