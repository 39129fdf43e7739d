/** The id that follows one request through the gateway, the services and their logs. */
@NullMarked
package io.revline.gateway.correlation;

import org.jspecify.annotations.NullMarked;
