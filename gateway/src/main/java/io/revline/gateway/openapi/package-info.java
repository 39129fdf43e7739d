/** One description of the whole API, merged from those of the services. */
@NullMarked
package io.revline.gateway.openapi;

import org.jspecify.annotations.NullMarked;
