/** Data of earlier releases, and what new migrations make of them. */
@NullMarked
package io.revline.testkit.upgrade;

import org.jspecify.annotations.NullMarked;
