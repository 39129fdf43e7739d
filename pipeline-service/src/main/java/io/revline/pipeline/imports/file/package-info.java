/** The files of an import: the mapping in YAML, the table in CSV. */
@NullMarked
package io.revline.pipeline.imports.file;

import org.jspecify.annotations.NullMarked;
