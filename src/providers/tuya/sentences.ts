import type { ProviderWords } from '../../core/provider-words.ts';

export const NEEDS = {
  user: {
    dummy: 'ORDER-SCOUT-DOCTOR',
    en: {
      label: "Buyer's user ID at Tuya",
      hint: "Tuya's user ID of the buyer: the app's user list or the Seller Center shows it.",
      object: "the buyer's user ID",
      give: 'Add buyer ID',
      mistaken: 'Tuya searched only the orders of the buyer whose ID you gave. Is that ID right?',
    },
    zh: {
      label: '买家在涂鸦的用户 ID',
      hint: '买家在涂鸦的用户 ID，可在 App 用户列表或卖家中心找到。',
      object: '买家的用户 ID',
      give: '填写买家 ID',
      mistaken: 'Tuya 只查询了您所填买家的订单，请核对买家的用户 ID。',
    },
  },
} as const satisfies ProviderWords['needs'];

export const HINTS = {
  subscribe_app_mall: {
    en: 'subscribe the project to App Mall Open Service and authorise it in the Seller Center.',
    zh: '请为云项目开通 App Mall Open Service，并在卖家中心完成授权。',
  },
  allow_ip: {
    en: "add this server's IP address to the project's allow list.",
    zh: '请把本服务器的 IP 地址加入云项目的白名单。',
  },
  check_region: {
    en: 'the data is in another data centre; check the region in the settings.',
    zh: '数据在另一个数据中心，请检查设置中的区域。',
  },
} as const satisfies ProviderWords['hints'];
