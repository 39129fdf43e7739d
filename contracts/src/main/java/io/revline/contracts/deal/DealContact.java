package io.revline.contracts.deal;

/**
 * Somebody on the customer's side, by an id that says nothing about the person.
 *
 * @param contact the contact, by external id
 * @param role what they are to the deal, such as decision maker
 */
public record DealContact(String contact, String role) {}
