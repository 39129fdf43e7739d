/** Real servers and tokens for tests. */
@NullMarked
package io.revline.testkit;

import org.jspecify.annotations.NullMarked;
