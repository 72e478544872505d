/** Words of one language that people write before numbers; accents and case do not matter. */
interface Language {
  readonly language: string;
  /** An order. */
  readonly order: string;
  /** What a phone, a person or a parcel is known by: no order number, whatever it looks like. */
  readonly none: string;
  /** What a customer, an invoice or a ticket is known by: no order number where another one is labelled. */
  readonly other: string;
  /** A number, an id: before or behind the words above. */
  readonly number: string;
}

/** Alternatives are separated by commas. */
export const LABEL_LANGUAGES: readonly Language[] = [
  {
    language: 'in any',
    order: 'order, orders, ord, po, p.o., out trade, outtrade, merchant order',
    none: 'imei, imeisv, imsi, msisdn, meid, eid, mac, mcc, mnc, mcc mnc, plmn, ip, port, pin, puk, otp, ean, upc, gtin, isbn, phone, tel, telephone, fax, ph, model, sku, vin, gstin, pan, telephone receiver, iphone, calling, mobile, cell, cellphone, whatsapp, whats app, wechat, we chat, sms, telegram, zip, awb, tracking, track no, track number, track id, usps, ups, fedex, dhl, gls, dpd, firmware, fw, version, error code, status code',
    other:
      'customer, client, buyer, invoice, ticket, case, payment, transaction, account, user, quote, refund, zendesk, zen desk, freshdesk, fresh desk, jira, servicenow, service now, pagerduty, pager duty, opsgenie, intercom, helpdesk, help desk',
    number: 'no, nr, num, number, numbers, id, ids, sn, ref, reference, n, code, nbr',
  },
  {
    language: 'English',
    order: 'order, purchase order, work order, sales order, so, preorder, pre order',
    none: 'cvv, cvc, exp, expiry, expires, call me at, call me on, call me back at, call me back on, reach me at, reach me on, text me at, device, phone, contact phone, callback, s n, barcode, bar, ending, ending in, ending with, ends in, ends with, last four, last digits, digits, mobile phone, cell phone, contact, landline, shipment, parcel, waybill, postcode, postal, passport, serial',
    other:
      'customer, invoice, receipt, ticket, incident, conversation, subscription, appointment, booking, product, item, variant, session, request, trace, span, message, event, shop, store, seller, merchant, vendor, delivery, coupon, agent, project',
    number: 'number, id, identifier, name',
  },
  {
    language: 'German',
    order: 'Bestellung, Bestell, Auftrag, Auftrags, Order',
    none: 'Telefon, Handy, Mobil, Mobiltelefon, Rufnummer, Rückruf, Rückruf unter, Sendung, Sendungs, Paket, PLZ, Ausweis, endend auf, endet auf, Endziffern',
    other: 'Kunde, Kunden, Rechnung, Rechnungs, Vorgang, Vorgangs, Zahlung',
    number: 'Nummer, Nr, Kennung',
  },
  {
    language: 'French',
    order: 'commande, la commande, achat',
    none: 'téléphone, tél, portable, mobile, suivi, colis',
    other: 'client, facture, paiement, dossier',
    number: 'numéro, num, n, référence, réf',
  },
  {
    language: 'Spanish',
    order: 'pedido, orden, compra',
    none: 'teléfono, móvil, celular, seguimiento, rastreo, guía, DNI',
    other: 'cliente, factura, pago',
    number: 'número, núm, nro, n, código, referencia',
  },
  {
    language: 'Portuguese',
    order: 'pedido, encomenda, compra',
    none: 'telefone, telemóvel, celular, rastreio, rastreamento, CPF, CEP',
    other: 'cliente, fatura, pagamento, nota fiscal',
    number: 'número, núm, nro, n, código, referência',
  },
  {
    language: 'Italian',
    order: 'ordine, acquisto',
    none: 'telefono, cellulare, tracciamento, spedizione, CAP',
    other: 'cliente, fattura, pagamento',
    number: 'numero, num, n, codice',
  },
  {
    language: 'Dutch',
    order: 'bestelling, bestel, order',
    none: 'telefoon, mobiel, volg, zending',
    other: 'klant, factuur, betaling',
    number: 'nummer, nr, kenmerk',
  },
  {
    language: 'Swedish',
    order: 'beställning, beställnings, order',
    none: 'telefon, mobil, spårning, spårnings, kolli',
    other: 'kund, faktura, betalning',
    number: 'nummer, nr',
  },
  {
    language: 'Danish and Norwegian',
    order: 'bestilling, bestillings, ordre',
    none: 'telefon, mobil, sporing, sporings, forsendelse',
    other: 'kunde, faktura, betaling',
    number: 'nummer, nr',
  },
  {
    language: 'Finnish',
    order: 'tilaus, tilauksen',
    none: 'puhelin, seuranta',
    other: 'asiakas, lasku',
    number: 'numero, nro, tunnus',
  },
  {
    language: 'Polish',
    order: 'zamówienie, zamówienia, zam',
    none: 'telefon, telefonu, komórka, przesyłki, paczki, PESEL',
    other: 'klient, klienta, faktura, faktury',
    number: 'numer, nr',
  },
  {
    language: 'Czech and Slovak',
    order: 'objednávka, objednávky',
    none: 'telefon, telefón, mobil, zásilky, zásielky',
    other: 'zákazník, zákazníka, faktura, faktury',
    number: 'číslo, č, kód',
  },
  {
    language: 'Hungarian',
    order: 'rendelés, rendelési',
    none: 'telefon, telefonszám, csomag',
    other: 'ügyfél, számla',
    number: 'szám, száma, azonosító',
  },
  {
    language: 'Romanian',
    order: 'comandă, comanda, comenzii',
    none: 'telefon, colet, AWB',
    other: 'client, factură, facturii',
    number: 'număr, numărul, nr, cod',
  },
  {
    language: 'Croatian, Serbian and Slovenian',
    order: 'narudžba, narudžbe, narudžbina, narudžbine, porudžbina, porudžbine, naročilo, naročila',
    none: 'telefon, telefona, mobitel, pošiljke',
    other: 'kupac, kupca, račun, računa',
    number: 'broj, br, številka, št, šifra',
  },
  {
    language: 'Turkish',
    order: 'sipariş, siparis, siparişi, siparişim, siparişiniz',
    none: 'telefon, telefonum, cep, cep telefonu, cep telefonum, takip, kargo, kargo takip, kimlik, TC kimlik',
    other: 'müşteri, fatura',
    number: 'numarası, numara, numaram, numaramız, numaranız, no, kodu',
  },
  {
    language: 'Greek',
    order: 'παραγγελία, παραγγελίας',
    none: 'τηλέφωνο, κινητό, αποστολής',
    other: 'πελάτη, τιμολογίου',
    number: 'αριθμός, αρ, κωδικός',
  },
  {
    language: 'Russian',
    order: 'заказ, заказа, заказу, заказе, заказом, заказы',
    none: 'телефон, телефона, тел, моб, мобильный, трек, трек-номер, отправления, паспорт, индекс',
    other: 'клиент, клиента, счёт, счета, оплата',
    number: 'номер, ном, код',
  },
  {
    language: 'Ukrainian',
    order: 'замовлення',
    none: 'телефон, телефону, моб, ттн, відправлення',
    other: 'клієнт, клієнта, рахунок',
    number: 'номер, код',
  },
  { language: 'Bulgarian', order: 'поръчка, поръчката', none: 'телефон, пратка', other: 'клиент, фактура', number: 'номер' },
  {
    language: 'Indonesian and Malay',
    order: 'pesanan, order, pembelian',
    none: 'telepon, telefon, hp, ponsel, resi, pengiriman, nomor hp, no hp',
    other: 'pelanggan, faktur, tagihan',
    number: 'nomor, no, nombor, kode, kod',
  },
  {
    language: 'Vietnamese',
    order: 'đơn hàng, đơn, đặt hàng',
    none: 'điện thoại, sđt, số điện thoại, vận đơn, di động',
    other: 'khách hàng, hóa đơn, hoá đơn',
    number: 'số, mã',
  },
  {
    language: 'Chinese',
    order: '订单, 訂單, 采购单, 採購單, 单号, 單號',
    none: '手机, 手機, 电话, 電話, 联系电话, 聯絡電話, 联系方式, 状态码, 狀態碼, 错误码, 錯誤碼, 错误代码, 錯誤代碼, 返回码, 快递, 快遞, 顺丰, 圆通, 中通, 韵达, 申通, 极兔, 设备, 設備, 快递单, 快遞單, 快递单号, 物流, 物流单号, 物流單號, 运单, 運單, 运单号, 追踪, 追蹤, 跟踪, 单号快递, 身份证, 身分證, 身份证件, 证件, 證件, 银行卡, 銀行卡, 信用卡, 账号, 帳號, 账户, 帳戶, 串号, 串號, 邮编, 郵遞區號, 尾号, 尾號, 尾数, 尾數, 后四位, 後四碼, 末四位, 最后四位, 后六位, 条形码, 验证码, 微信, 传真, 座机',
    other: '客户, 客戶, 会员, 會員, 用户, 用戶, 发票, 發票, 工单, 工單, 流水, 交易',
    number: '号, 號, 码, 碼, 号码, 號碼, 识别码, 识别号, 编号, 編號, 序号, 序號, id, no',
  },
  {
    language: 'Japanese',
    order: '注文, ご注文, 受注, 発注, オーダー',
    none: '電話, お電話, 携帯, 携帯電話, 追跡, 下四桁, 末尾, 伝票, お問い合わせ, 問い合わせ, 郵便',
    other: '顧客, お客様, 会員, 請求書, 領収書',
    number: '番号, id, no, ナンバー, 号',
  },
  {
    language: 'Korean',
    order: '주문, 오더',
    none: '전화, 휴대폰, 휴대전화, 핸드폰, 연락처, 운송장, 송장, 우편',
    other: '고객, 회원, 송금, 영수증',
    number: '번호, id, 코드',
  },
  {
    language: 'Thai',
    order: 'คำสั่งซื้อ, ออเดอร์, สั่งซื้อ',
    none: 'โทรศัพท์, โทร, เบอร์โทร, เบอร์, มือถือ, พัสดุ, เบอร์โทรศัพท์',
    other: 'ลูกค้า, ใบแจ้งหนี้',
    number: 'หมายเลข, เลขที่, เลข, รหัส',
  },
  {
    language: 'Arabic',
    order: 'الطلب, طلب, الطلبية, طلبية, طلبك, طلبي, طلبيتي, طلبكم, الطلبيه',
    none: 'هاتف, الهاتف, جوال, الجوال, موبايل, تتبع, التتبع, الشحنة',
    other: 'العميل, الفاتورة, عميل, فاتورة, السجل, سجل, سجله',
    number: 'رقم, ورقم, كود, رمز',
  },
  { language: 'Persian', order: 'سفارش', none: 'تلفن, موبایل, همراه, رهگیری', other: 'مشتری, فاکتور', number: 'شماره, کد' },
  { language: 'Hebrew', order: 'הזמנה, ההזמנה', none: 'טלפון, נייד, מעקב', other: 'לקוח, חשבונית', number: 'מספר, מס, קוד' },
  {
    language: 'Hindi and Bengali',
    order: 'ऑर्डर, आदेश, অর্ডার',
    none: 'फोन, फ़ोन, मोबाइल, ফোন, মোবাইল',
    other: 'ग्राहक, इनवॉइस',
    number: 'नंबर, संख्या, आईडी, क्रमांक, নম্বর, নং, আইডি',
  },
];
