import { execFile } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, started } from './process';

/** A Redmine of our own, on this machine. */
export interface Redmine {
  readonly address: string;
  /** An administrator's. */
  readonly key: string;
  /** Runs a piece of Ruby within it. */
  run(ruby: string): Promise<void>;
  stop(): Promise<void>;
}

/** Where Debian keeps its program, and the empty database that its installation made. */
const PROGRAM = '/usr/share/redmine';
const EMPTY = '/var/lib/dbconfig-common/sqlite3/redmine/instances/default/redmine_default';

export const isRedmineInstalled = (): boolean => existsSync(EMPTY) && existsSync('/usr/bin/puma') && existsSync(join(PROGRAM, 'config.ru'));

/** Somebody with an open and a closed issue, and somebody whose name is alike. */
const SEED = `
Rails.logger.level = :fatal
Setting.rest_api_enabled = '1'
Setting.login_required = '1'
def person(login, first, mail)
  user = User.new(firstname: first, lastname: 'Lovelace', mail: mail, language: 'en')
  user.login = login
  user.password = 'a-long-word-1'
  user.save!
  user
end
ada = person('ada', 'Ada', 'ada@acme.example')
person('alike', 'Ada', 'ada@acme.example.org')
project = Project.create!(name: 'Desk', identifier: 'desk', trackers: Tracker.all, enabled_module_names: ['issue_tracking'])
[['The clamp is stuck', false], ['Näht “schon” – 縫う', true]].each do |subject, closed|
  status = IssueStatus.where(is_closed: closed).first
  Issue.create!(project: project, tracker: Tracker.first, author: ada, subject: subject, status: status, priority: IssuePriority.first)
end
admin = User.find_by_login('admin')
admin.update_columns(must_change_passwd: false)
puts admin.api_key
`;

/** Starts one on a copy of the empty database, in a temporary folder. */
export async function startRedmine(): Promise<Redmine> {
  const folder = mkdtempSync(join(tmpdir(), 'regard-redmine-'));
  const database = join(folder, 'redmine.sqlite3');
  copyFileSync(EMPTY, database);
  const env = { ...process.env, DATABASE_URL: `sqlite3:${database}`, RAILS_ENV: 'production' };
  const script = join(folder, 'script.rb');
  const ran = async (ruby: string): Promise<string> => {
    writeFileSync(script, ruby);
    const { stdout } = await promisify(execFile)('ruby', ['bin/rails', 'runner', script], { cwd: PROGRAM, env });
    return stdout.trim().split('\n').at(-1) ?? '';
  };
  const key = await ran(SEED);
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const args = ['-e', 'production', '-b', `tcp://127.0.0.1:${port}`, '-w', '0', '-t', '1:2', 'config.ru'];
  const stop = await started({ program: 'puma', args, folder, cwd: PROGRAM, env }, () => fetch(address));
  return { address, key, run: async (ruby) => void (await ran(ruby)), stop };
}
