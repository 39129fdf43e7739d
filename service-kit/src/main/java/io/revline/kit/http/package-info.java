/** HTTP manners: entity tags, idempotency keys, cursors, strict query parameters. */
@NullMarked
package io.revline.kit.http;

import org.jspecify.annotations.NullMarked;
