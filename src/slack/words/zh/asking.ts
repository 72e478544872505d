import type { OwnWords } from '../en/en.ts';

export const SEARCH: OwnWords['search'] = {
  title: '查找订单',
  label: 'ICCID 或订单号',
  hint: '可一次查询多个，最多十个，用逗号隔开。',
  nothing: '其中没有 ICCID 或订单号，请核对后再试。',
  post: '发到消息列',
  posting: '正在发布…',
  posted: '已发到该消息的消息列，不含金额。',
  postedAlready: '消息列中已经有了。',
  unseen: '无法确认谁能看到该频道。如果是私有频道，请先邀请我： `/invite @Order Scout` ；如果我已在其中，请一分钟后再试。',
  notReader: '您似乎已不在该频道中，所以没有发布任何内容。如果您仍在其中，请一分钟后再试。',
  notPosted: (code) => `Slack 不允许我在该消息列中发布： ${code} 。`,
};

export const HOME: OwnWords['home'] = {
  recent: '您最近的查询',
  noRecent: '还没有查询记录。您的查询会列在这里，只有您能看到。',
  again: '再次查询',
  outcomes: { found: '已找到', missing: '未找到', failed: '未得到结果', needs: '需要补充信息' },
  providers: '已接入的系统',
  states: {
    closed: (provider) => `${provider} ✓`,
    open: (provider) => `${provider} 连续失败，稍后会重试`,
    half_open: (provider) => `${provider} 之前连续失败，正在重试`,
  },
  how: '如何查询',
  byCommand: '在任意频道输入 `/order` 和号码，结果只有您能看到。',
  byMessage: '在消息的菜单（⋯）中选择“Look up orders”，我会读取其中的号码。',
  byShortcut: '在快捷方式菜单中选择“Find an order”。',
  byMention: '在消息列中提及我并附上号码，大家都能看到简短的结果。',
  byList: '批量查询请输入 `/order bulk`，或在私信中向我发送 CSV 或文本文件。',
  byFollow: '如需在订单变化时收到通知，请输入 `/order follow` 和号码。',
  help: '帮助',
  contact: (place) => `有疑问，或结果看起来不对？请在这里询问：${place}`,
  noContact: '有疑问，或结果看起来不对？请询问管理员。',
};

export const USAGE: OwnWords['usage'] = {
  help: '我可以按 ICCID 或订单号查询订单及其状态。',
  empty: '要查询哪个订单？请发送 ICCID 或订单号。',
  unknown: (typed) => `没有在这段文字中找到 ICCID 或订单号： ${typed}`,
  unread: {
    digits_lost: (typed) =>
      `${typed} 已丢失部分数字：表格软件对号码做了舍入，任何供应商都无法据此查询。请把该列设为文本格式，再复制完整号码。`,
    partial: (typed) => `${typed} 只是号码的一部分，请发送完整的 ICCID 或订单号。`,
    email: '无法按邮箱地址查询，请发送 ICCID 或订单号。',
    device: '无法按电话号码、设备号或快递单号查询，请发送 ICCID 或订单号。',
  },
  examples: '例如',
  byIccid: '一张 SIM 卡的所有订单',
  byOrder: '按您手上的编号查询一个订单',
  byProvider: '只查询这一家供应商',
  byAccount: '只查询这一个账户',
  byBuyer: '某个买家的所有订单',
  several: '一次查询多个，最多十个',
  more: (command) => `更多示例： ${command}`,
  noPictures: '我无法识别图片，请输入 ICCID 或订单号，或以文字粘贴。',
  onlyAsCommand: (command) => `在消息中我只能查询订单，此操作请使用命令： ${command}`,
  elsewhere: '您也可以在频道或消息列中提及我，写 `!order …` ，或给我发私信。',
};
