package io.revline.platform.demo;

import java.util.List;
import java.util.Locale;

/** Names that nobody has, or many. */
final class Names {
  /** What accounts do. */
  static final List<String> INDUSTRIES =
      List.of(
          "Foods",
          "Logistics",
          "Hotels",
          "Paper",
          "Chemicals",
          "Water",
          "Textiles",
          "Energy",
          "Clinics",
          "Ceramics");

  private static final List<String> FIRST =
      List.of(
          "Ald", "Bren", "Corv", "Dunm", "Elv", "Farn", "Grev", "Hask", "Ith", "Jorv", "Kest",
          "Lorm", "Morv", "Nard", "Orl", "Pell", "Quen", "Rask", "Selv", "Torv", "Ulm", "Varn",
          "Wend", "Yst", "Zarn", "Ambr", "Brosk", "Cald", "Drav", "Esk");

  private static final List<String> SECOND =
      List.of(
          "abeck", "adale", "aglen", "ahelm", "amoor", "awick", "ebury", "efield", "eford",
          "ehaven", "eheath", "ehurst", "eland", "emere", "eridge", "estead", "ethorpe", "evale",
          "eworth", "icairn", "iholm", "ilund", "iness", "istrand", "obarrow", "obrook", "ocombe",
          "ofell", "ogarth", "oknoll", "olund", "omarch", "oshaw", "otarn", "otoft", "ubridge",
          "ufirth", "usund", "uvik", "ydal");

  private static final List<String> GIVEN =
      List.of(
          "Ada", "Bruno", "Chiara", "Dario", "Elena", "Farid", "Greta", "Hugo", "Ines", "Jonas",
          "Keiko", "Liam", "Maya", "Nils", "Olivia", "Pablo", "Quinn", "Rosa", "Samir", "Tara",
          "Ugo", "Vera", "Wendy", "Xenia", "Yusuf", "Zora", "Amir", "Bella", "Carlos", "Dina",
          "Emil", "Fiona", "Gavin", "Hana", "Ivan", "Jade", "Kofi", "Lena", "Marco", "Nadia",
          "Oscar", "Petra", "Ravi", "Selma", "Tomas", "Uma", "Viktor", "Wanda", "Yara", "Zane");

  private static final List<String> FAMILY =
      List.of(
          "Winter",
          "Okafor",
          "Moretti",
          "Lindqvist",
          "Haddad",
          "Novak",
          "Tanaka",
          "Brandt",
          "Silva",
          "Keller",
          "Murray",
          "Castillo",
          "Bergman",
          "Dubois",
          "Patel",
          "Larsen",
          "Kim",
          "Fischer",
          "Romero",
          "Weber",
          "Ito",
          "Santos",
          "Kowalski",
          "Mercer",
          "Vega",
          "Sato",
          "Hartmann",
          "Costa",
          "Nielsen",
          "Adeyemi");

  private Names() {}

  /** The name of an account; no two numbers below 1,200 have the same. */
  static String account(int number, String industry) {
    String second = SECOND.get(number / FIRST.size() % SECOND.size());
    return FIRST.get(number % FIRST.size()) + second + " " + industry;
  }

  /** The name of a person; no two numbers below 500 have the same. */
  static String person(int number) {
    int round = number / GIVEN.size();
    String given = GIVEN.get(number % GIVEN.size());
    return given + " " + FAMILY.get((number * 7 + round) % FAMILY.size());
  }

  /** A name as an id: {@code ada.winter}. */
  static String id(String name) {
    return name.toLowerCase(Locale.ROOT).replace(' ', '.');
  }
}
