/** Imports over REST. */
@NullMarked
package io.revline.kit.imports.web;

import org.jspecify.annotations.NullMarked;
