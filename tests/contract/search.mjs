// All claims that Google's own client pages through at the desk whose address is given, as JSON.
import { factchecktools } from '@googleapis/factchecktools'

const [rootUrl, ...parameters] = process.argv.slice(2)
const client = factchecktools({ version: 'v1alpha1', rootUrl: `${rootUrl}/`, auth: 'any key' })
const asked = Object.fromEntries(parameters.map((parameter) => parameter.split('=')))
const pages = []
let pageToken
do {
  const { data } = await client.claims.search({ ...asked, pageSize: 10, pageToken })
  pages.push(data.claims ?? [])
  pageToken = data.nextPageToken
} while (pageToken)
console.log(JSON.stringify(pages))
