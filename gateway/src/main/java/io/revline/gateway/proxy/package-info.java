/** Requests passed on to the service that owns their path. */
@NullMarked
package io.revline.gateway.proxy;

import org.jspecify.annotations.NullMarked;
