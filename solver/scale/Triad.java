import java.util.Locale;

/**
 * How much memory a machine moves: {@code a = b + 3 c} over arrays far larger than its caches, as the triad of McCalpin's
 * STREAM, with one and with all threads; gigabytes a second, the best of some passes. A product of a sparse matrix with a vector
 * reads 8 bytes for each nonzero, so this bounds how many it does.
 */
final class Triad {
    private static final int LENGTH = 1 << 25;
    private static final int PASSES = 12;

    private Triad() {}

    public static void main(String[] words) throws InterruptedException {
        double[] a = new double[LENGTH];
        double[] b = new double[LENGTH];
        double[] c = new double[LENGTH];
        int threads = Runtime.getRuntime().availableProcessors();
        System.out.println("threads,gb_per_second");
        for (int used = 1; used <= threads; used += Math.max(1, threads - 1)) {
            double best = 0;
            for (int pass = 0; pass < PASSES; pass++) {
                long start = System.nanoTime();
                pass(a, b, c, used);
                best = Math.max(best, 24.0 * LENGTH / (System.nanoTime() - start));
            }
            System.out.printf(Locale.ROOT, "%d,%.2f%n", used, best);
        }
    }

    private static void pass(double[] a, double[] b, double[] c, int threads) throws InterruptedException {
        Thread[] all = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            int from = LENGTH / threads * t;
            int to = LENGTH / threads * (t + 1);
            all[t] = new Thread(() -> part(a, b, c, from, to));
            all[t].start();
        }
        for (Thread thread : all) {
            thread.join();
        }
    }

    private static void part(double[] a, double[] b, double[] c, int from, int to) {
        for (int k = from; k < to; k++) {
            a[k] = b[k] + 3 * c[k];
        }
    }
}
