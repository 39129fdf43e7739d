/** What operators are promised, for tests of who keeps it. */
@NullMarked
package io.revline.testkit.operations;

import org.jspecify.annotations.NullMarked;
