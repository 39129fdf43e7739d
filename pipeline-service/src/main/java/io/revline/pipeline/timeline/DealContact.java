package io.revline.pipeline.timeline;

import io.revline.kit.problem.InvalidInput;

/**
 * Somebody on the customer's side, by an id that says nothing about the person: who that is stays
 * in the system the id is from.
 *
 * @param contact the contact by external id
 * @param role what they are to the deal, such as decision maker
 */
public record DealContact(String contact, String role) {
  /**
   * Both parts are there.
   *
   * @throws InvalidInput naming the part
   */
  public DealContact {
    contact = Checks.text("contacts.contact", contact, 200);
    role = Checks.text("contacts.role", role, 100);
    if (contact.contains("@")) {
      throw InvalidInput.of("contacts.contact", "must be an id, not an address of a person");
    }
  }
}
