package io.revline.contracts.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One field that took another value.
 *
 * @param field the field's name in {@link DealState}; an amount and its currency change apart
 * @param from the value before, as text; absent where there was none
 * @param to the value after, as text; absent where the field was cleared
 * @param at business time: when it happened in the world
 * @param seq orders changes of one instant
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FieldChange(String field, String from, String to, Instant at, long seq) {}
