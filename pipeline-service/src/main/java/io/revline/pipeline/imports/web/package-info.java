/** Imports over REST. */
@NullMarked
package io.revline.pipeline.imports.web;

import org.jspecify.annotations.NullMarked;
