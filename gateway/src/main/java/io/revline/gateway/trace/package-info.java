/** What the gateway's part of a trace tells, and what not. */
@NullMarked
package io.revline.gateway.trace;

import org.jspecify.annotations.NullMarked;
