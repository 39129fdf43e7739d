package io.revline.pipeline.deal;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/** Sums that wait to be needed, in a tenth of the room they take as objects. */
final class PackedSums {
  private PackedSums() {}

  static byte[] of(Sums sums) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    Deflater fast = new Deflater(Deflater.BEST_SPEED);
    try (DataOutputStream out = new DataOutputStream(new DeflaterOutputStream(packed, fast))) {
      out.writeInt(sums.size());
      for (Map.Entry<Place, Sum> each : sums.byPlace().entrySet()) {
        write(each.getKey(), out);
        write(each.getValue(), out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    return packed.toByteArray();
  }

  static Sums read(byte[] packed) {
    try (DataInputStream in =
        new DataInputStream(
            new BufferedInputStream(new InflaterInputStream(new ByteArrayInputStream(packed))))) {
      int size = in.readInt();
      Map<Place, Sum> sums = HashMap.newHashMap(size);
      for (int i = 0; i < size; i++) {
        sums.put(new Place(textOrNull(in), in.readBoolean(), textOrNull(in)), sum(in));
      }
      return new Sums(sums);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Place place, DataOutputStream out) throws IOException {
    writeOrNull(place.key(), out);
    out.writeBoolean(place.open());
    writeOrNull(place.currency(), out);
  }

  private static void writeOrNull(@Nullable String text, DataOutputStream out) throws IOException {
    out.writeBoolean(text != null);
    if (text != null) {
      out.writeUTF(text);
    }
  }

  private static @Nullable String textOrNull(DataInputStream in) throws IOException {
    return in.readBoolean() ? in.readUTF() : null;
  }

  private static void write(Sum sum, DataOutputStream out) throws IOException {
    out.writeLong(sum.deals());
    out.writeLong(sum.counted());
    write(sum.amount(), out);
    write(sum.converted(), out);
    out.writeLong(sum.unrated());
  }

  private static Sum sum(DataInputStream in) throws IOException {
    return new Sum(in.readLong(), in.readLong(), number(in), number(in), in.readLong());
  }

  private static void write(BigDecimal number, DataOutputStream out) throws IOException {
    byte[] digits = number.unscaledValue().toByteArray();
    out.writeInt(number.scale());
    out.writeByte(digits.length);
    out.write(digits);
  }

  private static BigDecimal number(DataInputStream in) throws IOException {
    int scale = in.readInt();
    byte[] digits = in.readNBytes(in.readUnsignedByte());
    return new BigDecimal(new BigInteger(digits), scale);
  }
}
