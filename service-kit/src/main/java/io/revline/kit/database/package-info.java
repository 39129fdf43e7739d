/** Plain SQL with parameters. */
@NullMarked
package io.revline.kit.database;

import org.jspecify.annotations.NullMarked;
