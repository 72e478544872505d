/** What people say around what they want, in the languages of our users. */

/** Longer texts ask something else. */
const MAX_LENGTH = 80;
const DIGIT = /\p{Nd}/u;

const POLITE_WORDS: ReadonlySet<string> = new Set(
  [
    'please pls plz plss kindly thanks thank thx ty you u can could would will i i’d id want wanna like to let me us for now',
    'hey hi hello ok okay well so bot just also and the this that these those my our it a an again',
    'bitte danke kannst könntest könnten du sie ich möchte mal und der die das den dem diese diesen',
    's’il te vous plaît plait svp stp merci peux tu pouvez je voudrais et le la les ce cet cette l’',
    'por favor gracias puedes puede quiero y el los este esta obrigado obrigada pode podes e o os este',
    'пожалуйста спасибо и & +',
  ].flatMap((words) => words.split(' ')),
);

/** What is written without spaces; longer ones first. */
const POLITE_PIECES =
  /お願いします|してください|して下さい|ください|下さい|해주세요|부탁해요|부탁합니다|주세요|해줘|谢谢|謝謝|多谢|麻烦|麻煩|帮我|幫我|帮忙|幫忙|这个|這個|那个|那個|一下|[请請帮幫我想要把您你好吧了啦呢这這该該的和与及を은는이가을를좀]/gu;

/** A word, or a run of characters without spaces, without what only makes a request polite. */
export function withoutPoliteness(word: string): string {
  return POLITE_WORDS.has(word.toLowerCase().replaceAll("'", '’')) ? '' : word.replace(POLITE_PIECES, '');
}

const HELP =
  /^(?:help|usage|man|h|commands?|what do|ayuda|hilfe|aide|ajuda|aiuto|помощь|ヘルプ|使い方|도움말|[请請]?(?:帮助|幫助)(?:我|一下)?|怎么用|怎麼用|如何使用|使用方法|用法)$/iu;
const HELP_WANTED = /^how\b.{0,20}\b(?:use|works?)\b/i;
const QUESTION_MARKS = /^[?？]+$/;

/** True for a call for help alone; in a sentence with something to look up it is a word like others. */
export function isHelp(text: string): boolean {
  const asked = text.trim();
  if (asked.length > MAX_LENGTH || DIGIT.test(asked)) return false;
  return QUESTION_MARKS.test(asked) || HELP.test(withoutPoliteWords(asked)) || HELP_WANTED.test(asked);
}

const THANKS =
  /^(?:many |much )?(?:thanks?|thank you|thx|ty|cheers|danke|merci|gracias|obrigad[oa]|grazie|спасибо|ありがとう(?:ございます)?|감사합니다|고마워요?|谢谢|多谢|感谢|謝謝)(?:[\s,]*(?:a lot|a million|so much|very much|again|bot|everyone|all|schön|beaucoup|muchas|您|你|啦|了))*$/iu;
const BEFORE_THANKS = /^(?:ok(?:ay)?|great|perfect|cool|nice|awesome|got it|super|yes|ah|oh|好的?|收到|明白了?)[\s,.!，。！]*/iu;
/** Punctuation and emoji, also as Slack writes them (`:pray:`). */
const ENDS =
  /^(?:[\s,.!~…。！？，]|\p{Extended_Pictographic}|\u{FE0F}|:[a-z0-9_+-]{1,40}:)+|(?:[\s,.!~…。！？，]|\p{Extended_Pictographic}|\u{FE0F}|:[a-z0-9_+-]{1,40}:)+$/gu;

/** True for a person who thanks us and asks nothing. */
export function isThanks(text: string): boolean {
  if (text.length > MAX_LENGTH) return false;
  return THANKS.test(text.replace(ENDS, '').replace(BEFORE_THANKS, ''));
}

/** The words of a text that say what somebody wants, without punctuation. */
export function withoutPoliteWords(text: string): string {
  const words = text.split(/[\s,.:!?…。：！？，、~"'`“”‘’/-]+/u).filter((word) => word !== '');
  return words.filter((word) => withoutPoliteness(word) !== '').join(' ');
}
