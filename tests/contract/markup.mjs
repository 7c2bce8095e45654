// What Google's preset says of the pages whose addresses are given, as JSON.
import tool from 'structured-data-testing-tool'
import presets from 'structured-data-testing-tool/presets.js'

const told = {}
for (const address of process.argv.slice(2)) {
  const page = await (await fetch(address)).text()
  const result = await tool.structuredDataTest(page, { presets: [presets.Google] }).catch((error) => error.res ?? { error: String(error) })
  told[address] = {
    error: result.error,
    schemas: result.schemas,
    passed: result.passed?.length,
    failed: result.failed?.map((test) => test.description ?? test.test),
    warnings: result.warnings?.map((test) => test.description ?? test.test),
  }
}
console.log(JSON.stringify(told))
