/** A real PostgreSQL server that needs no installation. */
@NullMarked
package io.revline.platform.postgres;

import org.jspecify.annotations.NullMarked;
