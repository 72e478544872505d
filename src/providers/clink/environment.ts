const PRODUCTION_KEY = /^sk_(prod|live)_/;
const SANDBOX_KEY = /^sk_(uat|test|sandbox)_/;
const SANDBOX_HOST = 'uat-api.clinkbill.com';
const PRODUCTION_HOST = 'api.clinkbill.com';

/** Says when the key is one environment's and the URL the other's: Clink answers that with a bare 401. */
export function environmentWarnings(apiKey: string, baseUrl: string): readonly string[] {
  const { hostname } = new URL(baseUrl);
  if (PRODUCTION_KEY.test(apiKey) && hostname === SANDBOX_HOST)
    return ['CLINK_API_KEY is a production key, but CLINK_BASE_URL is the sandbox: use a sandbox key or the production URL'];
  if (SANDBOX_KEY.test(apiKey) && hostname === PRODUCTION_HOST)
    return ['CLINK_API_KEY is a sandbox key, but CLINK_BASE_URL is production: use a production key or the sandbox URL'];
  return [];
}
