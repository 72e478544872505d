/** Words that fields and variables are named after. */
const FIELD_WORDS: ReadonlySet<string> = new Set(
  `abstract account action active address admin age all amount api app archived array attempt attempts attribute attributes author base batch
  billing body brand buyer by callback canceled cancelled cart category categories channel charge check city class client close closed code
  comment comments complete completed config confirm confirmation confirmed contact content context cost count country coupon create created
  creation currency current customer daily data date day days default delivery desc description destination detail details device discount
  duration email end ended entry env error errors event events exists expiration expired expires export external fail failed fee fees field
  fields file filter final first flag flow form format from fulfillment gateway goods group groups handler hash hidden history hook host hour
  icon id ids image import index info input instance internal invoice is item items job key keys kind label language last length level limit
  line lines link links list locale lock log logs main manager map max merchant message meta metadata method min mode model money month name
  names new next no node note notes notification num number object offset old on open option options order orders origin output owner page
  paid param params parent partner path pay payload payment payments pending period person phone plan platform position post prefix previous
  price prices priority process processed processing product products profile program project properties property provider qty quantity
  query queue quote rate reason receipt received record ref reference refund refunded refunds region remark report request required response
  result results retries retry return returned role root row rows rule sales schedule search secret section seller sent seq sequence serial
  server service session set settings shipment shipping shop size sku sn sort source start started state states stats status step stock store
  string sub subject subtotal success sum summary sync table tag tags target task tax team template test text time timeout timestamp title to
  token topic total totals tracking transaction tree type types unit units update updated uri url urls user users uuid valid value values
  vendor version view warehouse webhook week weight worker workflow year zone`.split(/\s+/),
);
const PREFIX = /^[A-Za-z]+_/;
/** A word with at most a two-digit number, as in `items2`, which variables have and ids do not. */
const NUMBERED_WORD = /^([a-z]+|[A-Z]+)\d{0,2}$/;
const WORDS = /_|-|(?<=[a-z])(?=[A-Z])/;
const NUMBER_BEHIND = /\d{1,2}$/;
/** What follows a key in JSON, YAML or code. */
const KEY = /^["'`]{0,2}\s{0,3}[:=[(]/;

/** True where an id that begins like one of a provider's, `order_status`, is the name of a field or a variable. `behind`: the text that follows. */
export function isFieldName(value: string, behind: string): boolean {
  if (!value.includes('_')) return false;
  const name = value.replace(PREFIX, '');
  if (name === value) return false;
  const parts = name.split(WORDS).map((word) => word.replace(NUMBER_BEHIND, '').toLowerCase());
  // `order_total_2`
  const words = parts.filter((word) => word !== '');
  if (words.length > 0 && words.every((word) => FIELD_WORDS.has(word))) return true;
  return NUMBERED_WORD.test(name) && (/\d/.test(name) || KEY.test(behind));
}
