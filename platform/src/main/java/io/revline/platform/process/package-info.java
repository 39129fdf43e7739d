/** Child processes: starting, stopping, recognising them again, and the ports they listen on. */
@NullMarked
package io.revline.platform.process;

import org.jspecify.annotations.NullMarked;
