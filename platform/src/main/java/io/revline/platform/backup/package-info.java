/** Back-ups: one file with all that a stopped Revline keeps, and its way back. */
@NullMarked
package io.revline.platform.backup;

import org.jspecify.annotations.NullMarked;
