/** Where a checkout keeps its running state, and which ports it uses. */
@NullMarked
package io.revline.platform.home;

import org.jspecify.annotations.NullMarked;
