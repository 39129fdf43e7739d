package io.revline.contracts.people;

import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * Where teams sell.
 *
 * @param name what people call the region
 * @param parent the id of the region it is part of; absent for none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Region(String name, String parent) {}
