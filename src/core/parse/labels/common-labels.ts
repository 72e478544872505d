/** Words between a word for a number and what is numbered: `n° de commande`, `número del pedido`. */
export const JOINING = 'of, for, de, del, della, dell, di, d, da, do, der, van, la, votre, tu, su, your, az, des'.split(', ');

/** Words between what is numbered and the word for a number: `order with the number`, `Bestellung mit der Nummer`. */
export const NUMBERING = 'with, the, having, mit, der, con, il, el, avec, le, com, o, под, med'.split(', ');

/** Words between a label and its number: `order number is 4567`, `注文番号は4567`. */
export const LINKING =
  'is, was, are, ist, est, es, è, é, är, er, on, to, adalah, là, это, は, が, 是, 为, 為, 는, 은, คือ, هو, هي, same, as, el, il'.split(
    ', ',
  );

/** Behind a word for an order these make a heading; a number counts below it only with a `#`. */
export const HEADINGS =
  'information, info, detail, details, summary, confirmation, received, placed, created, confirmed, paid, shipped, cancelled, canceled, completed, failed, notification, update'.split(
    ', ',
  );

/** How many orders there are, or what one costs. */
export const COUNTS =
  'number of orders, no of orders, count of orders, total orders, total number of orders, order count, orders count, orders affected, orders impacted, orders failed, orders total, order total, order amount, order value, 订单数, 訂單數, 订单数量, 訂單數量, 订单总数, 訂單總數, 订单金额, 訂單金額, 订单总额, 訂單總額'.split(
    ', ',
  );

/** The number of a SIM card. */
export const SIM_LABELS =
  `iccid, ccid, icc id, icc, uicc, uicc id, sim icc, sim id, sim no, sim nr, sim num, sim number, sim card, sim card id, sim card no, sim card number, sim card iccid,
  sim serial, sim serial no, sim serial number, card number of the sim, usim, usim no, usim number, esim id, esim no, esim number, esim iccid,
  sim iccid, iccid no, iccid number, iccid nr, ccid no, ccid number, iccid id, iccid code, e sim id, e sim number, qccid, sqnccid, ziccid,
  SIM-Nummer, SIM-Seriennummer, SIM-Karte, SIM-Kartennummer, SIM Karten Nummer, Kartennummer, numéro de SIM, numéro de série SIM, numéro de carte SIM, numéro de la carte SIM, carte SIM,
  número de SIM, número de la SIM, número de tarjeta SIM, tarjeta SIM, número do SIM, número do chip, n de chip, n do chip, chip, chip no, chip number, numero SIM, numero della SIM,
  numero carta SIM, simkaartnummer, SIM-kortnummer, numer karty SIM, numer SIM, číslo SIM, číslo SIM karty, SIM kart no, SIM kart numarası,
  nomor SIM, nomor kartu SIM, số SIM, số sê-ri SIM, номер SIM, номер SIM-карты, номер сим, номер симкарты, номер сим-карты, сим карта,
  卡号, 卡號, 卡片号码, 集成电路卡识别码, 集成电路卡识别号, SIM卡, SIM卡号, SIM卡號, SIM卡编号, ICCID号, ICCID号码, ICCID编号, ICCID號碼, 物联卡号, 流量卡号, 卡ICCID,
  SIM番号, SIMカード番号, SIMカード識別番号, カード番号, SIM 번호, SIM 카드 번호, 유심 번호, 유심번호, 유심 일련번호, 유심일련번호, USIM 일련번호, หมายเลขซิม, เลขซิม, رقم الشريحة, מספר סים`
    .split(',')
    .map((label) => label.trim());
