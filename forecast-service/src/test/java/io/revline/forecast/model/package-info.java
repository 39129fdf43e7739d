@NullMarked
package io.revline.forecast.model;

import org.jspecify.annotations.NullMarked;
