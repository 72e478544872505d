import { isObject, type Json } from '../json.ts';
import { SlackApiError } from '../state/slack-error.ts';
import type { FunctionResult, SlackState } from '../state/state.ts';
import { type Methods, requireText } from './method.ts';

export const FUNCTIONS: Methods = {
  'functions.completeSuccess': {
    run: (args, slack) => {
      if (!isObject(args.outputs)) throw new SlackApiError('parameter_validation_failed');
      return end(args, slack, { state: 'completed', outputs: args.outputs });
    },
  },
  'functions.completeError': {
    run: (args, slack) => end(args, slack, { state: 'failed', error: requireText(args, 'error') }),
  },
};

/** Completes a step. Throws if it has already ended. */
function end(args: Json, { functions, workspace }: SlackState, result: FunctionResult): Json {
  const id = requireText(args, 'function_execution_id');
  const step = functions.get(id);
  if (!step) throw new SlackApiError('function_execution_not_found');
  if (step.state !== 'running') throw new SlackApiError('execution_not_in_running_state');
  functions.set(id, result);
  workspace.notify({ kind: 'function', id });
  return {};
}
