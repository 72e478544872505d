import type { Message } from '../../src/slack/cards/card.ts';

/** What Slack would refuse in a message or view, from the published limits of Block Kit; empty when it is valid. */
export function problemsOf({ text, blocks }: Message): string[] {
  return [
    ...between('text', text, 1, 4_000),
    ...parsedProblems('text', text),
    ...(blocks.length < 1 || blocks.length > 50 ? [`${blocks.length} blocks`] : []),
    ...blocks.flatMap((block, index) => blockProblems(`blocks[${index}]`, block, MESSAGE_BLOCKS)),
  ];
}

export function viewProblemsOf(view: Fields): string[] {
  const blocks = list(view.blocks);
  const hasInput = blocks.some((block) => block.type === 'input');
  return [
    ...(view.type === 'modal' ? [] : ['not a modal']),
    ...plainProblems('title', view.title, 24),
    ...(view.close === undefined ? [] : plainProblems('close', view.close, 24)),
    ...(view.submit === undefined ? [] : plainProblems('submit', view.submit, 24)),
    ...(hasInput && view.submit === undefined ? ['inputs without submit'] : []),
    ...between('private_metadata', String(view.private_metadata ?? ''), 0, 3_000),
    ...between('callback_id', String(view.callback_id ?? ''), 0, 255),
    ...(blocks.length < 1 || blocks.length > 100 ? [`${blocks.length} blocks`] : []),
    ...(Buffer.byteLength(JSON.stringify(view)) > 250_000 ? ['larger than 250 kB'] : []),
    ...blocks.flatMap((block, index) => blockProblems(`blocks[${index}]`, block, VIEW_BLOCKS)),
  ];
}

/** Every mrkdwn text of blocks, wherever it stands. */
export function mrkdwnOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('type' in value && value.type === 'mrkdwn' && 'text' in value) return [String(value.text)];
  return Object.values(value).flatMap(mrkdwnOf);
}

type Fields = Readonly<Record<string, unknown>>;
type Rule = (path: string, block: Fields) => string[];

const section: Rule = (path, block) => {
  const fields = block.fields === undefined ? [] : list(block.fields);
  return [
    ...(block.text === undefined && block.fields === undefined ? [`${path} is empty`] : []),
    ...(block.text === undefined ? [] : textProblems(`${path}.text`, block.text, 3_000)),
    ...(block.fields !== undefined && (fields.length < 1 || fields.length > 10) ? [`${path} has ${fields.length} fields`] : []),
    ...fields.flatMap((field, index) => textProblems(`${path}.fields[${index}]`, field, 2_000)),
    ...(block.accessory === undefined ? [] : buttonProblems(`${path}.accessory`, fieldsOf(block.accessory))),
  ];
};

const context: Rule = (path, block) => {
  const elements = list(block.elements);
  return [
    ...(elements.length < 1 || elements.length > 10 ? [`${path} has ${elements.length} elements`] : []),
    ...elements.flatMap((element, index) => textProblems(`${path}.elements[${index}]`, element, 3_000)),
  ];
};

const actions: Rule = (path, block) => {
  const elements = list(block.elements);
  const ids = elements.map((element) => element.action_id);
  return [
    ...(elements.length < 1 || elements.length > 25 ? [`${path} has ${elements.length} elements`] : []),
    ...(new Set(ids).size < ids.length ? [`${path} repeats an action_id`] : []),
    ...elements.flatMap((element, index) => actionProblems(`${path}.elements[${index}]`, element)),
  ];
};

const input: Rule = (path, block) => {
  const element = fieldsOf(block.element);
  return [
    ...plainProblems(`${path}.label`, block.label, 2_000),
    ...(block.hint === undefined ? [] : plainProblems(`${path}.hint`, block.hint, 2_000)),
    ...between(`${path}.block_id`, String(block.block_id ?? '?'), 1, 255),
    ...between(`${path}.action_id`, String(element.action_id ?? ''), 1, 255),
    ...(element.type === 'plain_text_input' ? [] : [`${path} has an unknown element`]),
    ...(Number(element.max_length ?? 1) > 3_000 ? [`${path}.max_length`] : []),
  ];
};

const contextActions: Rule = (path, block) =>
  list(block.elements).flatMap((element) =>
    [element.positive_button, element.negative_button]
      .map(fieldsOf)
      .flatMap(({ text, value }) => [
        ...plainProblems(`${path}.text`, text, 75),
        ...between(`${path}.value`, String(value ?? ''), 1, 2_000),
      ]),
  );

const header: Rule = (path, block) => plainProblems(`${path}.text`, block.text, 150);

const table: Rule = (path, block) => {
  const rows = Array.isArray(block.rows) ? block.rows.map(list) : [];
  const cells = rows.flat();
  const characters = cells.reduce((sum, { text }) => sum + String(text ?? '').length, 0);
  return [
    ...(rows.length < 1 || rows.length > 100 ? [`${path} has ${rows.length} rows`] : []),
    ...(rows.some((row) => row.length !== rows[0]?.length) ? [`${path} has rows of several lengths`] : []),
    ...(characters > 10_000 ? [`${path} has ${characters} characters`] : []),
    ...cells.flatMap(({ type, text }) => (type === 'raw_text' && text !== '' ? [] : [`${path} has a cell that is no raw text`])),
  ];
};

/** Other limits than a table's, and a caption. */
const dataTable: Rule = (path, block) => {
  const rows = Array.isArray(block.rows) ? block.rows.map(list) : [];
  const characters = rows.flat().reduce((sum, { text }) => sum + String(text ?? '').length, 0);
  return [
    ...between(`${path}.caption`, String(block.caption ?? ''), 1, 255),
    ...(rows.length < 2 || rows.length > 101 ? [`${path} has ${rows.length} rows`] : []),
    ...(rows.some((row) => row.length !== rows[0]?.length) ? [`${path} has rows of several lengths`] : []),
    ...(characters > 20_000 ? [`${path} has ${characters} characters`] : []),
  ];
};

const MESSAGE_BLOCKS: Readonly<Record<string, Rule>> = {
  context_actions: contextActions,
  section,
  header,
  context,
  actions,
  table,
  data_table: dataTable,
  divider: () => [],
};
const VIEW_BLOCKS: Readonly<Record<string, Rule>> = { ...MESSAGE_BLOCKS, input };

function blockProblems(path: string, block: object, rules: Readonly<Record<string, Rule>>): string[] {
  const fields = fieldsOf(block);
  const rule = rules[String(fields.type)];
  return rule ? rule(path, fields) : [`${path} has the unknown type ${String(fields.type)}`];
}

function actionProblems(path: string, element: Fields): string[] {
  if (element.type !== 'overflow') return buttonProblems(path, element);
  const options = list(element.options);
  return [
    ...(options.length < 1 || options.length > 5 ? [`${path} has ${options.length} options`] : []),
    ...options.flatMap((option) => [
      ...plainProblems(`${path}.option`, option.text, 75),
      ...between(`${path}.value`, String(option.value ?? ''), 1, 150),
    ]),
  ];
}

function buttonProblems(path: string, button: Fields): string[] {
  const confirm = button.confirm === undefined ? undefined : fieldsOf(button.confirm);
  return [
    ...(button.type === 'button' ? [] : [`${path} is no button`]),
    ...plainProblems(`${path}.text`, button.text, 75),
    ...between(`${path}.action_id`, String(button.action_id ?? ''), 1, 255),
    ...between(`${path}.value`, String(button.value ?? ''), 0, 2_000),
    ...(button.url === undefined ? [] : urlProblems(`${path}.url`, String(button.url))),
    ...(confirm === undefined
      ? []
      : [
          ...plainProblems(`${path}.confirm.title`, confirm.title, 100),
          ...plainProblems(`${path}.confirm.text`, confirm.text, 300),
          ...plainProblems(`${path}.confirm.confirm`, confirm.confirm, 30),
          ...plainProblems(`${path}.confirm.deny`, confirm.deny, 30),
        ]),
  ];
}

function urlProblems(path: string, url: string): string[] {
  return [...between(path, url, 1, 3_000), ...(url.startsWith('https://') ? [] : [`${path} is not https`])];
}

function textProblems(path: string, value: unknown, most: number): string[] {
  const object = fieldsOf(value);
  if (object.type !== 'mrkdwn') return plainProblems(path, value, most);
  const text = String(object.text ?? '');
  return [
    ...between(path, text, 1, most),
    ...(object.verbatim === true ? [] : [`${path} lets Slack make links`]),
    ...parsedProblems(path, text),
  ];
}

function plainProblems(path: string, value: unknown, most: number): string[] {
  const object = fieldsOf(value);
  const text = String(object.text ?? '');
  return [
    ...(object.type === 'plain_text' ? [] : [`${path} is no plain_text`]),
    ...between(path, text, 1, most),
    ...(text.isWellFormed() ? [] : [`${path} holds half a character`]),
  ];
}

/** What may stand between angle brackets: our dates, links and mail addresses, nothing else. */
const ALLOWED =
  /<!date\^\d{1,12}\^(?:\{date_short_pretty\} \{time\}|\{ago\})\|\d{4}-\d\d-\d\d \d\d:\d\d UTC>|<https:\/\/[^<>|\s]{1,3000}\|[^<>|*_~`]{1,40}>|<mailto:[A-Za-z0-9.@+-]{1,280}\|[A-Za-z0-9.@+-]{1,280}>/g;
const CODE = /`[^`]{1,3000}`/g;

function parsedProblems(path: string, text: string): string[] {
  const plain = text.replace(ALLOWED, '');
  const prose = plain.replace(CODE, ' ');
  return [
    ...(/[<>]/.test(plain) ? [`${path} holds a bracket: ${plain}`] : []),
    ...(/&(?!amp;|lt;|gt;)/.test(plain) ? [`${path} holds a bare or broken entity`] : []),
    ...(text.isWellFormed() ? [] : [`${path} holds half a character`]),
    ...(prose.includes('`') ? [`${path} holds half a code span`] : []),
    ...((prose.split('*').length - 1) % 2 === 0 ? [] : [`${path} holds half a bold span`]),
    ...(/~/.test(prose) ? [`${path} strikes through`] : []),
    ...(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/u.test(prose.replace(/:[a-z0-9_]{1,40}:/g, '')) ? [`${path} slants`] : []),
    ...(/@[\p{L}\p{N}]|#[\p{L}\p{N}]|:\/\//u.test(prose) ? [`${path} mentions or links: ${prose}`] : []),
  ];
}

function between(path: string, text: string, least: number, most: number): string[] {
  return text.length < least || text.length > most ? [`${path} has ${text.length} characters`] : [];
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
