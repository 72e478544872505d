import { expect, it, vi } from 'vitest';
import { answerCommands, type CommandsDeps } from '../../../../src/slack/transport/payloads/commands.ts';

const COMMAND = {
  command: '/order',
  text: '4567',
  team_id: 'T1',
  user_id: 'U1',
  channel_id: 'C1',
  trigger_id: '1.2',
  response_url: 'https://hooks.slack.com/commands/T1/1/x',
};

function setup(command: CommandsDeps['command'] = async () => {}) {
  const app = { processEvent: vi.fn(async () => {}) };
  const bolt = app.processEvent;
  const deps = {
    command: vi.fn(command),
    client: {} as CommandsDeps['client'],
    fetch: vi.fn<CommandsDeps['fetch']>(),
    during: <Result>(work: Promise<Result>) => work,
  };
  answerCommands(app, deps);
  const receive = (body: object) => (app.processEvent as (event: object) => Promise<void>)({ body, ack: async () => {} });
  return { receive, bolt, ...deps };
}

it('commands: one is answered without Bolt, and everything else is passed on', async () => {
  const { receive, bolt, command } = setup();

  await receive(COMMAND);
  await receive({ type: 'event_callback' });

  expect(command).toHaveBeenCalledTimes(1);
  expect(bolt).toHaveBeenCalledTimes(1);
});

it('commands: what is not a whole command is an error, so that the person sees that it failed', async () => {
  const { receive, command } = setup();

  await expect(receive({ ...COMMAND, user_id: undefined })).rejects.toThrow('user_id');

  expect(command).not.toHaveBeenCalled();
});

it('commands: a field that is there twice is an error', async () => {
  const { receive, command } = setup();

  await expect(receive({ ...COMMAND, text: ['4567', '4568'] })).rejects.toThrow(
    'text: Invalid input: expected string, received array',
  );

  expect(command).not.toHaveBeenCalled();
});

it('commands: one without a trigger_id and a response_url is answered, by other ways', async () => {
  const { receive, command } = setup();

  await receive({ ...COMMAND, trigger_id: undefined, response_url: undefined });

  expect(command).toHaveBeenCalledWith(expect.objectContaining({ respond: undefined }));
});

it('commands: a failure of the answer is known to Slack', async () => {
  const { receive } = setup(async () => {
    throw new Error('Defect');
  });

  await expect(receive(COMMAND)).rejects.toThrow('Defect');
});

it.each([
  [404, 'slack_bolt_respond_error'],
  [500, 'slack_bolt_respond_error'],
])('commands: a response_url that replies %i rejects the reply with its status', async (status, code) => {
  const { receive, fetch } = setup(async ({ respond }) => {
    const message = { text: 'x', blocks: [], response_type: 'ephemeral', replace_original: false, ...NO_PREVIEWS } as const;
    await respond?.({ ...message, blocks: [] });
  });
  fetch.mockResolvedValue(new Response('', { status }));

  await expect(receive(COMMAND)).rejects.toMatchObject({ statusCode: status, code });
  expect(fetch.mock.calls[0]?.[0]).toBe(COMMAND.response_url);
});

const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false };
