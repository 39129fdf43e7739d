/** Starts the parts of Revline in order, keeps them running and stops them again. */
@NullMarked
package io.revline.platform.supervisor;

import org.jspecify.annotations.NullMarked;
