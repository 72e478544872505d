import { setTimeout as delay } from 'node:timers/promises';
import { createRevealRecord } from '../slack/answer/audit.ts';
import { createLatestOnly } from '../slack/answer/delivery/latest-only.ts';
import { createCopyReply } from '../slack/buttons/copy-reply.ts';
import { createDetails } from '../slack/buttons/details.ts';
import { createFeedback } from '../slack/buttons/feedback.ts';
import { createFollowButtons } from '../slack/buttons/follow.ts';
import { createMissingInput } from '../slack/buttons/missing-input.ts';
import { createPostInThread } from '../slack/buttons/post-in-thread.ts';
import { createRefresh } from '../slack/buttons/refresh.ts';
import { createReveal } from '../slack/buttons/reveal.ts';
import { createShowInChannel } from '../slack/buttons/show-in-channel.ts';
import { createAuditMe } from '../slack/command/audit-me.ts';
import { createCommand } from '../slack/command/command.ts';
import { createFollowCommands } from '../slack/command/follow.ts';
import { createWhy } from '../slack/command/why.ts';
import { createUnfurl } from '../slack/links/unfurl.ts';
import { createThreads } from '../slack/memory/threads.ts';
import { createAutomatic } from '../slack/messages/automatic/automatic.ts';
import { createReplyBursts } from '../slack/messages/automatic/digests/bursts.ts';
import { createDigests } from '../slack/messages/automatic/digests/digests.ts';
import { createDismiss } from '../slack/messages/automatic/dismiss.ts';
import { createDismissibleReplies } from '../slack/messages/automatic/dismissible.ts';
import { createPermalinks } from '../slack/messages/automatic/permalinks.ts';
import { createAutomaticQueue } from '../slack/messages/automatic/queue.ts';
import { createRepeats } from '../slack/messages/automatic/repeats.ts';
import { createWrittenMessages } from '../slack/messages/automatic/still-written.ts';
import { createMention } from '../slack/messages/mention.ts';
import { createMessages } from '../slack/messages/messages.ts';
import { createUnanswered } from '../slack/messages/unanswered.ts';
import { createRightsChanges } from '../slack/policy/rights-changes.ts';
import type { Surfaces } from '../slack/transport/listeners/surfaces.ts';
import { createHome } from '../slack/window/home.ts';
import { createSearch } from '../slack/window/search.ts';
import { createShortcuts } from '../slack/window/shortcut.ts';
import { createStep } from '../slack/workflow/step.ts';
import type { BotDeps } from './deps.ts';
import { createLists } from './lists.ts';

/** What the bot posts unasked: once, within limits, and to be dismissed. */
export function createUnasked({ config, times, store, ...bot }: BotDeps) {
  const replies = {
    threads: createThreads(store),
    repeats: createRepeats(store, config.automatic.repeatWindow),
    bursts: createReplyBursts(store, times.digest),
    dismissible: createDismissibleReplies(store),
    permalinks: createPermalinks(bot.installation.address),
    queue: createAutomaticQueue(),
  };
  return { ...replies, digests: createDigests({ ...bot, ...replies }) };
}

export type Unasked = ReturnType<typeof createUnasked>;

/** Every place where people ask, one line each. */
export function createSurfaces(bot: BotDeps, replies: Unasked): Surfaces {
  const { config, times, lookups, store, audit, metrics, recorder } = bot;
  const { channels: autoReplyChannels, noteUnknown } = config.automatic;
  const { read } = lookups;
  const mention = createMention({ ...bot, ...replies });
  const written = createWrittenMessages(store, () => delay(times.edits));
  const automatic = createAutomatic({ ...bot, ...replies, written, autoReplyChannels, noteUnknown });
  const reveal = { ...bot, revealTo: config.access.revealTo, record: createRevealRecord(audit) };
  const lists = createLists(bot);
  const search = createSearch({ ...bot, latestOnly: createLatestOnly(store) });
  const { answerAgain } = search;
  const follow = {
    ...bot,
    onUnavailable: (err: unknown) => bot.log.warn({ err }, 'What people follow cannot be read or saved'),
  };
  return {
    command: createCommand({
      ...bot,
      subCommands: {
        audit: createAuditMe(bot),
        why: createWhy(bot),
        ...createFollowCommands(follow),
        bulk: lists.windows.command,
      },
    }),
    message: createMessages({ ...bot, mention, files: lists.files, automatic }),
    handleUnanswered: createUnanswered({ ...bot, read, autoReplyChannels, identity: bot.installation.bot }),
    unfurl: createUnfurl({ ...bot, patterns: config.unfurls }),
    step: createStep({ ...bot, showsTrackingNumbers: config.access.workflowTrackingNumbers }),
    search,
    lists: { ...lists.windows, ...lists.presses },
    shortcuts: createShortcuts({ ...bot, search, files: lists.files }),
    home: createHome({ ...bot, contact: config.contact, search }),
    details: createDetails(bot),
    copyReply: createCopyReply(bot),
    feedback: createFeedback({ ...bot, onFeedback: metrics.feedback }),
    refresh: createRefresh({ ...bot, answerAgain }),
    showInChannel: createShowInChannel(bot),
    postInThread: createPostInThread(bot),
    follow: createFollowButtons(follow),
    missingInput: createMissingInput({ ...bot, answerAgain }),
    revealPersonal: createReveal(reveal, 'personal'),
    revealFinance: createReveal(reveal, 'finance'),
    rightsChanged: createRightsChanges(bot),
    dismiss: createDismiss({ ...bot, ...replies, onDismissed: metrics.wrongMatch, onRejected: recorder.slackRejected }),
  };
}
