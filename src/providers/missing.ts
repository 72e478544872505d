/** Words for "there is no such thing", also within codes such as CUSTOMER_NOT_FOUND. */
const MISSING =
  /(?:not|n['’]?t)[\s_-]{0,3}(?:be[\s_-])?(?:found|exist)|\b(?:non[\s_-]?existent|unknown|no)[\s_-](?:such[\s_-]|matching[\s_-])?(?:order|sim|iccid|card|data|record|result|match|entr)|cannot find|can['’]?t find|不存在|未找到|找不到|没有找到|未查到|未查询到|查询不到|查不到|没有查到|没有查询到|查无|无此|没有(?:该|此|这|相关|对应|数据|记录|订单)|暂无|数据为空/i;
/** Who asks, and how: when one of these is missing, our settings are wrong or the vendor is. */
const OURS =
  /partner|merchant|account|tenant|client|\bapp|\bapi\b|mall|shop|site|service|interface|method|\b(?:ur[il]|path|route|host|page)\b|permission|token|\bkey\b|\bsign|secret|credential|商户|帐号|账号|账户|接口|服务|权限|应用|店铺|商城|路径|密钥|签名|令牌|合作方/i;
/** What somebody looks for. */
const SOUGHT =
  /order|iccid|\bsims?\b|\bcards?\b|\bdata\b|record|refund|invoice|subscription|session|customer|reference|goods|purchase|订单|单号|卡|数据|记录|退款|发票/i;

/** True for words that say that the order, or whatever else was asked for, does not exist; not that our account does not. */
export function saysMissing(message: string): boolean {
  return MISSING.test(message) && (SOUGHT.test(message) || !OURS.test(message));
}
