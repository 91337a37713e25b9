package org.likevekt.scenarios.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.likevekt.model.drivers.Axis;
import org.likevekt.model.drivers.Driver;
import org.likevekt.model.drivers.Paths;

/** A hash over what a result follows from: the same content gives the same 64 hexadecimal digits on every machine. */
public final class Fingerprint {
    private final MessageDigest digest;

    /** A fingerprint of nothing yet. */
    public Fingerprint() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Adds a text; its length goes in too, so that "ab","c" and "a","bc" differ. */
    public Fingerprint add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
        return this;
    }

    /** Adds texts and how many there are. */
    public Fingerprint add(List<String> texts) {
        add(String.valueOf(texts.size()));
        texts.forEach(this::add);
        return this;
    }

    /** Adds what is selected on each axis. */
    Fingerprint add(Map<Axis, Selection> where) {
        add(where.keySet().stream().map(Axis::key).toList());
        where.values().forEach(selection -> selection.addTo(this));
        return this;
    }

    /** Adds every exogenous figure of every year. */
    public Fingerprint add(Paths paths) {
        add(paths.firstYear() + "-" + paths.lastYear());
        for (Driver driver : paths.dictionary().drivers()) {
            add(driver.name());
            for (int year = paths.firstYear(); year <= paths.lastYear(); year++) {
                add(paths.values(driver, year));
            }
        }
        return this;
    }

    /** The digits; the fingerprint must not be used afterwards. */
    public String digits() {
        return HexFormat.of().formatHex(digest.digest());
    }

    private void add(double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES);
        for (double value : values) {
            bytes.putLong(Double.doubleToLongBits(value));
        }
        digest.update(bytes.array());
    }
}
