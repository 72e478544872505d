import { describe, expect, it } from 'vitest';
import { type Entry, type ReadList, readFileList } from '../../src/bulk/list.ts';
import { encode } from '../support/encode.ts';
import { findIdentifiers } from '../support/identifiers.ts';

const A = '89852202209089971478';
const B = '8944476500008878576';
const C = '89860012345678901234';
const D = '8901260862291477114';

/** Files as shops, payment systems, SIM portals and spreadsheets export them, and what is read of each row. */
const EXPORTS: readonly (readonly [title: string, content: string | Buffer, read: string])[] = [
  [
    'Shopify orders export: the name column',
    `Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Total,Lineitem quantity,Lineitem name,Billing Phone,Id,Tags,Risk Level\n#1001,a@example.com,paid,2025-08-28 11:14:29 +0800,unfulfilled,USD,9.99,0.00,9.99,1,eSIM,'+491511234567,450789469,,Low\n#1002,b@example.com,paid,2025-08-28 11:14:29 +0800,unfulfilled,USD,9.99,0.00,9.99,1,eSIM,'+491511234568,450789470,,Low\n`,
    rows(['1001', '1002']),
  ],
  [
    'Shopify: an order of two items takes two rows',
    `Name,Email,Financial Status,Lineitem name,Id\n#1001,a@example.com,paid,eSIM,450789469\n#1001,a@example.com,,Plug,\n#1002,b@example.com,paid,eSIM,450789470\n`,
    '2:1001 3:=2 4:1002',
  ],
  [
    'WooCommerce: two columns with the same numbers',
    `order_id,order_number,order_date,status,shipping_total,order_total,customer_id,billing_phone\n5012,5012,2025-08-28 10:00:00,completed,0,9.99,17,+491511234567\n5013,5013,2025-08-28 10:00:00,completed,0,9.99,18,+491511234568\n`,
    rows(['5012', '5013']),
  ],
  [
    'Stripe payments',
    `id,Description,Seller Message,Created date (UTC),Amount,Currency,Status,Customer ID,Card Last4,order_id (metadata)\nch_3MmlLrLkdIwHu7ix0snN0B15,eSIM,Payment complete.,2025-08-28 10:00:00,9.99,usd,Paid,cus_NffrFeUfNV2Hib,4242,4567\nch_3MmlLrLkdIwHu7ix0snN0B16,eSIM,Payment complete.,2025-08-28 10:00:00,9.99,usd,Paid,cus_NffrFeUfNV2Hic,4242,4568\n`,
    rows(['4567', '4568']),
  ],
  [
    'Airalo partner: eSIM list',
    `ID,Order Code,ICCID,Matching ID,LPA,Package,Created At\n11028,20250828-011028,${A},K2-1A2B3C-4D5E6F,LPA:1$rsp.example.com$K2-1A2B3C-4D5E6F,Change-7days-1gb,2025-08-28 10:00:00\n11029,20250828-011029,${B},K2-1A2B3C-4D5E6G,LPA:1$rsp.example.com$K2-1A2B3C-4D5E6G,Change-7days-1gb,2025-08-28 10:00:00\n`,
    'choice Order Code(2) | ICCID(2)',
  ],
  [
    '1NCE inventory with semicolons',
    `"ICCID";"IMSI";"IMSI_2";"MSISDN";"IMEI";"SIM_STATUS";"LABEL";"IP_ADDRESS"\n"8988280666000000001";"901405100000001";"";"882285100000001";"3512340000000000";"Enabled";"Tracker 1";"10.0.0.1"\n"8988280666000000019";"901405100000002";"";"882285100000002";"3512340000000018";"Enabled";"Tracker 2";"10.0.0.2"\n`,
    rows(['8988280666000000001', '8988280666000000019']),
  ],
  [
    'emnify export',
    `id,iccid,imsi,msisdn,status,model,issuer,endpoint,tags\n2345671,${A},901430012345678,423663900001234,Activated,,emnify,Tracker A,\n2345672,${B},901430012345679,423663900001235,Issued,,emnify,,\n`,
    rows([A, B]),
  ],
  [
    'Excel damage in each row',
    `SIM,Plan\n8.98522E+19,1 GB\n8.94448E+18,1 GB\n8.986E+19,1 GB\n`,
    '2:digits_lost 3:digits_lost 4:digits_lost',
  ],
  [
    'Excel in Germany: exponent with a comma',
    `SIM;Tarif\r\n8,98522E+19;1 GB\r\n8,94448E+18;1 GB\r\n`,
    '2:digits_lost 3:digits_lost',
  ],
  ['formulas that keep text', `ICCID,Plan\n="${A}",1 GB\n="${B}",1 GB\n`, rows([A, B])],
  ['the same with the quotes of CSV', `ICCID,Plan\n"=""${A}""",1 GB\n"=""${B}""",1 GB\n`, rows([A, B])],
  ['apostrophes', `ICCID,Plan\n'${A},1 GB\n'${B},1 GB\n`, rows([A, B])],
  ['a typographic apostrophe', `ICCID,Plan\n’${A},1 GB\n’${B},1 GB\n`, rows([A, B])],
  [
    'UTF-16 with tabs: Excel as Unicode text',
    Buffer.from(`\uFEFFICCID\t套餐\r\n${A}\t亚太\r\n${B}\t亚太\r\n`, 'utf16le'),
    rows([A, B]),
  ],
  [
    'GBK with a Chinese heading',
    encode(`序号,卡号,套餐,客户电话\r\n1,${A},亚太三国,13800138000\r\n2,${B},亚太三国,13800138001\r\n`, 'gbk'),
    rows([A, B]),
  ],
  [
    'Chinese headings: order numbers',
    `订单编号,买家会员名,收货人姓名,联系手机,物流单号,订单状态\n"=""3344556677889900112""",tb123,张三,'13800138000,No:SF1234567890123,卖家已发货\n"=""3344556677889900113""",tb124,李四,'13800138001,No:SF1234567890124,卖家已发货\n`,
    rows(['3344556677889900112', '3344556677889900113']),
  ],
  [
    'quoted newlines',
    `Order ID,Note,Total\n4567,"call\nafter 5pm",9.99\n4568,"ring ""twice""\r\nplease",9.99\n`,
    '2:4567 3:4568',
  ],
  ['a totals row at the end', `Order ID,Customer,Total\n4567,Ada,9.99\n4568,Lin,9.99\nTotal,,19.98\n`, '2:4567 3:4568 4:unread'],
  ['a totals row that counts', `ICCID,Plan,Price\n${A},1 GB,5\n${B},1 GB,5\nTotal: 2,,10\n`, `2:${A} 3:${B} 4:unread`],
  ['blank rows and duplicates', `ICCID,Plan\n${A},1 GB\n,\n\n${A},2 GB\n${B},1 GB\n`, `2:${A} 5:=2 6:${B}`],
  ['a text file with numbering', `1. ${A}\n2. ${B}\n3) ${C}\n`, rows([A, B, C], 1)],
  ['a text file with grouped numbers', `8985 2202 2090 8997 1478\n8944 4765 0000 8878 576\n`, rows([A, B], 1)],
  [
    'mixed ids in one column',
    `Reference,Team\n${A},A\nCU-7ZOIHX0RB16U20250828111429591,A\norder_7success1,B\n4567,B\n`,
    rows([A, 'CU-7ZOIHX0RB16U20250828111429591', 'order_7success1', '4567']),
  ],
  ['old and new SIM', `Customer,Old ICCID,New ICCID\nAda,${A},${B}\nLin,${C},${D}\n`, 'choice Old ICCID(2) | New ICCID(2)'],
  ['one column with heading and BOM', `\uFEFFICCID\n${A}\n${B}\n`, rows([A, B])],
  ['IMEI and ICCID in one inventory, no headings', `356938035643809,${A},Active\n356938035643817,${B},Active\n`, rows([A, B], 1)],
  [
    'SAP export with pipes',
    `|ICCID|Material|Plant|\n|${A}|000000000000004711|1000|\n|${B}|000000000000004711|1000|\n`,
    rows([A, B]),
  ],
  ['F at the end, as printed on the card', `ICCID,Plan\n${B}F,1 GB\n${D}F,1 GB\n`, rows([B, D])],
  [
    'Japanese headings',
    `注文番号,お客様名,電話番号,金額\n250-1234567-1234567,山田,090-1234-5678,1000\n250-1234567-1234568,鈴木,090-1234-5679,1000\n`,
    rows(['250-1234567-1234567', '250-1234567-1234568']),
  ],
  [
    'Amazon report with tabs',
    `amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tsku\tasin\n250-1234567-1234567\t\t2025-08-28T10:00:00+00:00\t2025-08-28T10:00:00+00:00\tShipped\tSIM-1\tB0ABCDEFGH\n250-1234567-1234568\t\t2025-08-28T10:00:00+00:00\t2025-08-28T10:00:00+00:00\tShipped\tSIM-1\tB0ABCDEFGH\n`,
    rows(['250-1234567-1234567', '250-1234567-1234568']),
  ],
  [
    'eBay report with a title and a blank row',
    `Orders report\n\nSales Record Number,Order Number,Buyer Username,Ship To Phone,Tracking Number\n101,12-09876-54321,ada,+1 555 010 0000,1Z999AA10123456784\n102,12-09876-54322,lin,+1 555 010 0001,1Z999AA10123456785\n`,
    '4:12-09876-54321 5:12-09876-54322',
  ],
  [
    'Etsy sold orders',
    `Sale Date,Order ID,Buyer User ID,Full Name,Number of Items,Order Value\n08/28/25,3012345678,ada1,Ada L,1,9.99\n08/28/25,3012345679,lin2,Lin K,1,9.99\n`,
    rows(['3012345678', '3012345679']),
  ],
  [
    'rounded by Excel to zeros',
    `ICCID,Plan\n89852202209089900000,1 GB\n8944476500008870000,1 GB\n89860012345678900000,1 GB\n`,
    '2:digits_lost 3:digits_lost 4:digits_lost',
  ],
  ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'refused not_text'],
  ['an Excel workbook', Buffer.from('504b030414000600', 'hex'), 'refused workbook'],
  ['a PDF', Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n1 0 obj\n', 'latin1'), 'refused not_text'],
  [
    'an HTML table named .xls',
    `<html><body><table><tr><th>ICCID</th><th>Plan</th></tr><tr><td>${A}</td><td>1 GB</td></tr><tr><td>${B}</td><td>1 GB</td></tr></table></body></html>`,
    `1:${A} 1:${B}`,
  ],
  ['an empty file', '', 'refused nothing_found'],
  ['only names', `Name,City\nAda,Berlin\nLin,Paris\n`, 'refused nothing_found'],
  ['several numbers in a cell', `Order,SIMs\n4567,"${A}, ${B}"\n4568,"${C}"\n`, 'choice Order(2) | SIMs(3)'],
  [
    'EID beside the ICCID',
    `EID,ICCID,Status\n89049032005008882600003912345678,${A},Released\n89049032005008882600003912345679,${B},Released\n`,
    rows([A, B]),
  ],
  ['order number with leading zeros', `Bestellnummer;Kunde\n0004567;Ada\n0004568;Lin\n`, rows(['0004567', '0004568'])],
  ['order numbers with a prefix, no headings', `PO-1001,Ada\nPO-1002,Lin\nPO-1003,Kim\n`, '1:PO-1001 2:PO-1002 3:PO-1003'],
  ['a word of a product in the first row, no headings', `${A},SIM,active\n${B},eSIM,active\n`, rows([A, B], 1)],
  [
    'a word for order in the first row, no headings',
    `100451,Order,Ada\n100452,Return,Lin\n100453,Order,Kim\n`,
    rows(['100451', '100452', '100453'], 1),
  ],
  [
    'German headings',
    `Bestell-Nr.;Kunden-Nr.;Rechnungs-Nr.;Datum\n100451;20017;30001;28.08.2025\n100452;20018;30002;29.08.2025\n`,
    rows(['100451', '100452']),
  ],
  ['French headings', `N° commande;Client;Téléphone\n100451;Ada;0612345678\n100452;Lin;0612345679\n`, rows(['100451', '100452'])],
  ['Spanish headings', `Nº de pedido;Cliente;Total\n100451;Ada;12,50\n100452;Lin;13,50\n`, rows(['100451', '100452'])],
  [
    'Portuguese headings',
    `Número do pedido;CPF;Valor\n100451;52998224725;12,50\n100452;52998224726;13,50\n`,
    rows(['100451', '100452']),
  ],
  [
    'Korean headings',
    `주문번호,이름,전화번호\n20250828100451,김,010-1234-5678\n20250828100452,이,010-1234-5679\n`,
    rows(['20250828100451', '20250828100452']),
  ],
  [
    'Russian headings',
    `Номер заказа;Клиент;Телефон\n100451;Ада;79161234567\n100452;Лин;79161234568\n`,
    rows(['100451', '100452']),
  ],
  [
    'Turkish headings',
    `Sipariş No;Müşteri;Telefon\n100451;Ada;05321234567\n100452;Lin;05321234568\n`,
    rows(['100451', '100452']),
  ],
  [
    'Alipay: tabs in the cells',
    `交易号,商户订单号,金额\n2025082822001412345\t,SHOP-2044\t,9.99\n2025082822001412346\t,SHOP-2045\t,9.99\n`,
    rows(['SHOP-2044', 'SHOP-2045']),
  ],
  [
    'Alipay: titles and footers, GBK',
    encode(
      `支付宝交易记录明细查询\r\n账号:[ada@example.com]\r\n起始日期:[2025-08-01]\r\n------\r\n商户订单号,商品名称,金额（元）\r\nSHOP-2044,流量包,9.99\r\nSHOP-2045,流量包,9.99\r\n------\r\n共2笔记录\r\n`,
      'gbk',
    ),
    '6:SHOP-2044 7:SHOP-2045 9:unread',
  ],
  [
    'WeChat Pay: backticks',
    `交易时间,微信订单号,商户订单号,总金额\n\`2025-08-28 10:00:00,\`4200001234202508281234567890,\`SHOP-2044,\`9.99\n\`2025-08-28 10:00:00,\`4200001234202508281234567891,\`SHOP-2045,\`9.99\n`,
    'choice 微信订单号(2) | 商户订单号(2)',
  ],
  ['JSON lines', `{"iccid":"${A}","state":"ACTIVE"}\n{"iccid":"${B}","state":"ACTIVE"}\n`, rows([A, B], 1)],
  ['a table of Markdown', `| ICCID | Plan |\n|---|---|\n| ${A} | 1 GB |\n| ${B} | 1 GB |\n`, `3:${A} 4:${B}`],
  ['labels in the cells', `Device,SIM\nA,ICCID: ${A}\nB,ICCID: ${B}\n`, rows([A, B])],
  ['groups in the cells', `Device,SIM\nA,8985 2202 2090 8997 1478\nB,8944 4765 0000 8878 576\n`, rows([A, B])],
  ['N/A where there is none', `Device,SIM\nA,${A}\nB,N/A\nC,-\nD,${B}\n`, `2:${A} 3:unread 4:unread 5:${B}`],
  ['a sparse column', `Device,ICCID\nA,${A}\nB,\nC,\nD,\nE,${B}\n`, `2:${A} 6:${B}`],
  ['Windows-1252', Buffer.from(`Kündigung;Bestellnummer\r\nja;100451\r\nüber;100452\r\n`, 'latin1'), rows(['100451', '100452'])],
  ['UTF-16 big endian without a mark', Buffer.from(`ICCID,Plan\n${A},1 GB\n${B},1 GB\n`, 'utf16le').swap16(), rows([A, B])],
  ['line ends of an old Mac', `ICCID,Plan\r${A},1 GB\r${B},1 GB\r`, rows([A, B])],
  ['a declared tab', `sep=\t\nICCID\tPlan\n${A}\t1 GB\n${B}\t1 GB\n`, rows([A, B], 2)],
  ['only headings', `ICCID,Plan\n`, 'refused nothing_found'],
  ['too many', Array.from({ length: 1001 }, (_, i) => `order-${10000 + i}`).join('\n'), 'refused too_many'],
  [
    'amounts and dates named after the order',
    `Order ID,Order Date,Order Total\n4567,20250828,1000\n4568,20250829,2000\n`,
    rows(['4567', '4568']),
  ],
  ['only phones', `Name,Phone\nAda,+491511234567\nLin,+491511234568\n`, 'refused nothing_found'],
  ['only IMEIs', `IMEI,Model\n356938035643809,X1\n356938035643817,X1\n`, 'refused nothing_found'],
  ['an amount below the orders', `Order ID,Amount\n4567,9.99\n4568,5.00\n,14.99\n`, rows(['4567', '4568'])],
  [
    'two numbered ICCID columns',
    `Order ID,ICCID 1,ICCID 2\n4567,${A},${B}\n4568,${C},${D}\n`,
    'choice Order ID(2) | ICCID 1(2) | ICCID 2(2)',
  ],
  [
    'underscored headings',
    `customer_id,order_no,sim_iccid\n17,100451,${A}\n18,100452,${B}\n`,
    'choice order_no(2) | sim_iccid(2)',
  ],
  ['headings in capitals', `ORDERNO|CUSTNO\n100451|17001\n100452|17002\n`, rows(['100451', '100452'])],
  ['a column of emails beside', `Email,Order\na1@example.com,4567\nb2@example.com,4568\n`, rows(['4567', '4568'])],
  ['hash numbers alone', `#1001\n#1002\n#1003\n`, rows(['1001', '1002', '1003'], 1)],
  [
    'a mail that lists',
    `Hi team,\n\nplease check these:\n- ${A} (Berlin, since 28 August)\n- ${B} (Paris)\n\nThanks,\nAda\n`,
    `4:${A} 5:${B}`,
  ],
  [
    'semicolons and quotes from Excel',
    `"Name";"ICCID";"Bemerkung"\r\n"Ada";"${A}";"sagt: ""geht nicht"""\r\n"Lin";"${B}";""\r\n`,
    rows([A, B]),
  ],
  ['a non-breaking space behind each number', `ICCID,Plan\n${A}\u00a0,1 GB\n${B}\u00a0,1 GB\n`, rows([A, B])],
  ['zero-width marks before the heading', `\u200b\u2060ICCID,Plan\n${A},1 GB\n${B},1 GB\n`, rows([A, B])],
  [
    'activation codes',
    `Order,LPA\n4567,LPA:1$rsp.example.com$K2-1A2B3C-4D5E6F\n4568,LPA:1$rsp.example.com$K2-1A2B3C-4D5E6G\n`,
    rows(['4567', '4568']),
  ],
  ['an IMSI beside and no headings', `${A},262011234567890\n${B},262011234567891\n`, rows([A, B], 1)],
  [
    'PayPal: no order is named, but an invoice',
    `"Date","Name","Type","Gross","Transaction ID","Invoice Number"\n"08/28/2025","Ada","Payment","9.99","5O190127TN364715T","SHOP-2044"\n"08/28/2025","Lin","Payment","9.99","5O190127TN364715U","SHOP-2045"\n`,
    'choice Transaction ID(2) | Invoice Number(2)',
  ],
  ['tickets, which somebody has to confirm', `Ticket ID,Subject\n90001,eSIM dead\n90002,no data\n`, 'choice Ticket ID(2)'],
  [
    'invoices of Clink, which lead to orders',
    `Invoice,Amount\ninv_5Hn2bWc8Rt,9.99\ninv_5Hn2bWc8Ru,9.99\n`,
    rows(['inv_5Hn2bWc8Rt', 'inv_5Hn2bWc8Ru']),
  ],
  [
    'a Twilio export',
    `Sid,UniqueName,Iccid,Status\nHS5e7a8b9c0d1e2f3a4b5c6d7e8f9a0b1c,A,${A},active\nHS5e7a8b9c0d1e2f3a4b5c6d7e8f9a0b1d,B,${B},active\n`,
    rows([A, B]),
  ],
  [
    'a table that a database prints',
    `+--------+----------------------+\n| id     | iccid                |\n+--------+----------------------+\n| 100451 | ${A} |\n| 100452 | ${B} |\n+--------+----------------------+\n2 rows in set (0.00 sec)\n`,
    `4:${A} 5:${B}`,
  ],
  ['a JSON array over lines', `[\n  {"order_id": "4567"},\n  {"order_id": "4568"}\n]\n`, '2:4567 3:4568'],
  ['a mail with a table', `Von: Ada\nAn: Support\n\nICCID;Kunde;Ort\n${A};Ada;Berlin\n${B};Lin;Paris\n`, `5:${A} 6:${B}`],
  ['thousands in the numbers', `ICCID,Plan\n"89,852,202,209,089,971,478",1 GB\n"8,944,476,500,008,878,576",1 GB\n`, rows([A, B])],
];

describe('a list: exports', () => {
  it.each(EXPORTS)('%s', async (_, content, expected) => {
    const list = await readFileList(Buffer.from(content), (text) => findIdentifiers(text, { asked: true }));

    expect(summaryOf(list)).toBe(expected);
  });
});

/** `2:4567 3:=2 4:unread`; of a choice each heading with its number of rows. */
function summaryOf(list: ReadList): string {
  if (list.kind === 'refused') return `refused ${list.fault}`;
  if (list.kind === 'list') return list.entries.map(entryText).join(' ');
  return `choice ${list.choices.map(({ heading, letter, entries }) => `${heading || letter}(${entries.length})`).join(' | ')}`;
}

function entryText({ row, reading }: Entry): string {
  if (reading.kind === 'identifier') return `${row}:${reading.identifier.value}`;
  return `${row}:${reading.kind === 'repeated' ? `=${reading.firstRow}` : reading.kind}`;
}

/** Those values in neighbouring rows, below a heading by default. */
function rows(values: readonly string[], first = 2): string {
  return values.map((value, index) => `${index + first}:${value}`).join(' ');
}
