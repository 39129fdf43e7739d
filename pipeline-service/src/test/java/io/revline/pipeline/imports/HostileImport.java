package io.revline.pipeline.imports;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Random;

/**
 * A table and a mapping that somebody should not have sent.
 *
 * @param kind what is wrong with it
 * @param good whether one of its rows is right and has to be applied
 */
record HostileImport(String kind, String mapping, byte[] table, boolean good) {
  private static final String DEALS =
      """
      source: hostile
      externalId: id
      pipeline: default
      currency: USD
      created: opened
      closed: closed
      stage: {column: stage, values: {Open: qualification, Won: won, Lost: lost}}
      openedIn: qualification
      fields: {name: {column: name, default: none}, owner: owner}
      won: {amount: value}
      """;
  private static final String CHANGES =
      """
      shape: changes
      source: hostile
      externalId: id
      pipeline: default
      currency: USD
      at: opened
      seq: seq
      field: field
      value: value
      changes:
        stage: {to: stage, values: {Open: qualification, Won: won}}
        amount: {to: amount}
        close: {to: closeDate}
      fields: {name: id}
      """;
  private static final String LINES =
      """
      shape: lines
      source: hostile
      externalId: id
      pipeline: default
      currency: USD
      created: opened
      closed: closed
      stage: {constant: won}
      openedIn: qualification
      fields: {name: id}
      lines: {product: name, quantity: seq, unitPrice: value, discount: stage}
      """;
  private static final String SNAPSHOTS =
      """
      shape: snapshots
      source: hostile
      externalId: id
      pipeline: default
      currency: USD
      at: opened
      stage: {column: stage, values: {Open: qualification, Won: won}}
      fields: {name: id, amount: value, closeDate: closed}
      """;
  private static final String ACCOUNTS =
      "shape: accounts\ncolumns: {id: id, name: name, region: owner, parent: stage}\n";
  private static final String PRODUCTS =
      "shape: products\n"
          + "columns: {id: id, name: name, listPrice.amount: {column: value, as: number},"
          + " listPrice.currency: owner}\n";
  private static final String RATES =
      "shape: exchange-rates\n"
          + "columns: {currency: id, date: {column: opened, as: date}, rate: value}\n";
  private static final List<String> SHAPES =
      List.of(DEALS, CHANGES, LINES, SNAPSHOTS, ACCOUNTS, PRODUCTS, RATES);

  private static final List<String> COLUMNS =
      List.of("id", "name", "owner", "stage", "opened", "closed", "value", "seq", "field");
  private static final String HEADER = String.join(",", COLUMNS) + "\n";

  private static final List<String> CELLS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\u0001\u0002",
          "\uFFFF",
          "\uFEFF",
          "\u202E" + "txt.exe",
          "=cmd|' /C calc'!A0",
          "'; DROP TABLE deal; --",
          "{id}",
          "${jndi:ldap://127.0.0.1/x}",
          "../../etc/passwd",
          "<script>alert(1)</script>",
          "\uD83D\uDE00".repeat(300),
          "x".repeat(5_000),
          "line\nbreak",
          "\r",
          "NaN",
          "Infinity",
          "-0",
          "-1",
          "0x10",
          "1e400",
          "1e-400",
          "1e999999999",
          "9".repeat(400),
          "0." + "0".repeat(400) + "1",
          "1,5",
          "١٢٣",
          "0000-00-00",
          "2024-02-30",
          "99999-01-01",
          "-2024-01-01",
          "1899-12-31",
          "2999-01-01",
          "2024-01-01T25:61:61Z",
          "2024-01-01T00:00:00+99:00",
          "null",
          "NULL",
          "true",
          "XXQ",
          "Won",
          "Lost",
          "Open",
          "stage",
          "2024-01-01");

  private static final List<String> MAPPINGS =
      List.of(
          "",
          "\u0000",
          "- a\n- b\n",
          "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c, *c]\n",
          "source: !!java.net.URL http://127.0.0.1/\n",
          "source: !!javax.script.ScriptEngineManager []\n",
          "source: {".repeat(2_000),
          "[".repeat(5_000),
          "source: x\nsource: y\n",
          "\tsource: x\n",
          "source: \"\\uD800\"\n",
          DEALS.replace("id\n", "{column: [id]}\n"),
          DEALS.replace("currency: USD", "currency: 7"),
          DEALS.replace("created: opened", "created: {column: opened, as: [date]}"),
          DEALS.replace("stage:", "stage: {}\nstages:"),
          DEALS.replace("fields:", "fields: null\nfield:"),
          DEALS + "dates: {format: \"yyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\", zone: Mars/Olympus}\n",
          DEALS + "numbers: {decimal: \"\", grouping: \"ab\"}\n",
          DEALS + "table: {separator: \"\", encoding: EBCDIC-1, header: []}\n",
          DEALS + "lookups: {prices: {file: nowhere.csv, key: id}}\n",
          DEALS + "skip: [{column: nobody, is: [x]}]\n",
          DEALS + "skip: \"all\"\n",
          "shape: everything\n",
          "shape: [deals]\n",
          "shape: accounts\ncolumns: {}\n",
          "shape: accounts\ncolumns: {id: {text: \"{nobody}\"}}\n");

  /** One of any kind. */
  static HostileImport any(Random random, String id) {
    return switch (random.nextInt(10)) {
      case 0 -> new HostileImport("garbage", shape(random), garbage(random), false);
      case 1 -> new HostileImport("mapping", pick(MAPPINGS, random), rows(random, id), false);
      case 2 -> new HostileImport("header", shape(random), header(random), false);
      case 3 -> new HostileImport("quotes", shape(random), quotes(random), false);
      case 4 -> new HostileImport("ragged", DEALS, ragged(random, id), true);
      case 5 ->
          new HostileImport("utf-16", shape(random), (HEADER + good(id)).getBytes(UTF_16), false);
      case 6 -> new HostileImport("broken characters", DEALS, brokenCharacters(random, id), false);
      case 7 -> new HostileImport("other shapes", shape(random), rows(random, id), false);
      default -> new HostileImport("cells", DEALS, rows(random, id), true);
    };
  }

  private static String shape(Random random) {
    return pick(SHAPES, random);
  }

  private static <T> T pick(List<T> all, Random random) {
    return all.get(random.nextInt(all.size()));
  }

  private static String good(String id) {
    return id + ",Good,ann,Won,2024-01-10,2024-03-01,10.50,1,stage\n";
  }

  private static byte[] garbage(Random random) {
    byte[] bytes = new byte[random.nextInt(4_000)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] rows(Random random, String id) {
    StringBuilder rows = new StringBuilder(HEADER).append(good(id));
    for (int i = random.nextInt(4); i >= 0; i--) {
      rows.append(random.nextBoolean() ? id + "-bad-" + i : quoted(pick(CELLS, random)));
      for (int column = 1; column < COLUMNS.size(); column++) {
        rows.append(',').append(quoted(pick(CELLS, random)));
      }
      rows.append('\n');
    }
    return rows.toString().getBytes(UTF_8);
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static byte[] header(Random random) {
    return pick(
            List.of(
                "",
                "\uFEFF",
                "\n\n\n",
                HEADER,
                "id,id,id\n1,2,3\n",
                ",,,,,,,,\n1,2,3,4,5,6,7,8,9\n",
                "\u0000\n1\n",
                String.join(",", COLUMNS).replace("id", "\u0000") + "\nx\n",
                "c,".repeat(5_000) + "id\n",
                "x".repeat(100_000) + "\n"),
            random)
        .getBytes(UTF_8);
  }

  private static byte[] quotes(Random random) {
    String open = HEADER + "\"never closed,Good,ann,Won,2024-01-10,,1,1,stage\n";
    return pick(
            List.of(
                open,
                open + good("q").repeat(50),
                HEADER + "a\"b,\"c\"d,\"\"\"\",e\"\"f,,,,,\n",
                HEADER + "\"" + ",".repeat(50_000),
                HEADER.replace(',', ';') + good("q")),
            random)
        .getBytes(UTF_8);
  }

  private static byte[] ragged(Random random, String id) {
    StringBuilder rows = new StringBuilder(HEADER).append(good(id));
    for (int i = 0; i < 5; i++) {
      rows.append(id)
          .append("-short-")
          .append(i)
          .append(",x".repeat(random.nextInt(30)))
          .append('\n');
    }
    return rows.toString().getBytes(UTF_8);
  }

  private static byte[] brokenCharacters(Random random, String id) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes((HEADER + good(id)).getBytes(UTF_8));
    bytes.writeBytes((id + "-odd,").getBytes(UTF_8));
    for (int i = 0; i < 20; i++) {
      int odd = 0x80 + random.nextInt(0x80);
      bytes.write(odd);
    }
    bytes.writeBytes(",ann,Won,2024-01-10,2024-03-01,10.50,1,stage\n".getBytes(UTF_8));
    return bytes.toByteArray();
  }
}
