import { describe, expect, test } from 'vitest';

import { isLostConnection, openingFailure, usingFailure } from './browser-errors.ts';
import { StorageError } from './errors.ts';

const dom = (name: string, message = ''): DOMException => new DOMException(message, name);

describe('openingFailure', () => {
  test.each([
    [
      dom('VersionError', 'The requested version (1) is less than the existing version (2).'),
      'newer',
    ],
    [
      dom('SecurityError', 'access to the Indexed Database API is denied in this context.'),
      'denied',
    ],
    [dom('UnknownError', 'The user denied permission to access the database.'), 'denied'],
    [
      dom(
        'InvalidStateError',
        'A mutation operation was attempted on a database that did not allow mutations.',
      ),
      'denied',
    ],
    [dom('QuotaExceededError'), 'full'],
    [
      dom(
        'QuotaExceededError',
        'Encountered full disk while opening backing store for indexedDB.open.',
      ),
      'full',
    ],
    [dom('UnknownError', 'Internal error: FILE_ERROR_NO_SPACE'), 'full'],
    [dom('UnknownError', 'Internal error opening backing store for indexedDB.open.'), 'damaged'],
    [
      dom(
        'UnknownError',
        'The operation failed for reasons unrelated to the database itself and not covered by any other error code.',
      ),
      'damaged',
    ],
    [dom('AbortError'), 'failed'],
    [new TypeError('a migration'), 'failed'],
    ['thrown without an error', 'failed'],
  ])('%s is %s', (cause, code) => {
    expect(openingFailure(cause)).toMatchObject({ name: 'StorageError', code, cause });
  });
});

describe('usingFailure', () => {
  test.each([
    [dom('QuotaExceededError'), 'full', false],
    [
      dom(
        'UnknownError',
        'Connection is closing because of: IO error: 000007.log: FILE_ERROR_NO_SPACE',
      ),
      'full',
      false,
    ],
    [dom('InvalidStateError', 'The database connection is closing.'), 'closed', true],
    [dom('AbortError', 'The transaction was aborted'), 'closed', true],
    [
      dom(
        'UnknownError',
        'Connection to Indexed Database server lost. Refresh the page to try again',
      ),
      'closed',
      true,
    ],
    [dom('NotFoundError', 'One of the specified object stores was not found.'), 'damaged', false],
    [dom('DataError', 'Failed to read large IndexedDB value'), 'damaged', false],
    [dom('DataCloneError', '() => {} could not be cloned.'), 'failed', false],
  ])('%s is %s', (cause, code, isLost) => {
    expect(usingFailure(cause)).toMatchObject({ code, cause });
    expect(isLostConnection(cause)).toBe(isLost);
  });
});

test('a storage error stays what it is', () => {
  const error = new StorageError('cancelled');
  expect(openingFailure(error)).toBe(error);
  expect(usingFailure(error)).toBe(error);
  expect(isLostConnection(error)).toBe(false);
});
