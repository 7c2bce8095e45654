// What feed readers written in JavaScript make of the feeds whose addresses are given, as JSON.
import Parser from 'rss-parser'
import { parseFeed } from 'feedsmith'

const read = {}
for (const address of process.argv.slice(2)) {
  const text = await (await fetch(address)).text()
  const smith = parseFeed(text)
  read[address] = { feedsmith: { format: smith.format, feed: smith.feed } }
  if (smith.format !== 'json') read[address].rssParser = await new Parser().parseURL(address)
}
console.log(JSON.stringify(read))
