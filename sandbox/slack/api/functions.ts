import { isObject, type Json } from '../json.ts';
import { SlackRefusal } from '../state/slack-error.ts';
import type { FunctionEnd, World } from '../state/state.ts';
import { type Methods, required } from './method.ts';

export const FUNCTIONS: Methods = {
  'functions.completeSuccess': {
    run: (args, world) => {
      if (!isObject(args.outputs)) throw new SlackRefusal('parameter_validation_failed');
      return end(args, world, { state: 'completed', outputs: args.outputs });
    },
  },
  'functions.completeError': {
    run: (args, world) => end(args, world, { state: 'failed', error: required(args, 'error') }),
  },
};

/** A step ends once. */
function end(args: Json, { functions, workspace }: World, result: FunctionEnd): Json {
  const id = required(args, 'function_execution_id');
  const step = functions.get(id);
  if (!step) throw new SlackRefusal('function_execution_not_found');
  if (step.state !== 'running') throw new SlackRefusal('execution_not_in_running_state');
  functions.set(id, result);
  workspace.tell({ kind: 'function', id });
  return {};
}
