/** What went wrong, as RFC 9457 problems. */
@NullMarked
package io.revline.kit.problem;

import org.jspecify.annotations.NullMarked;
