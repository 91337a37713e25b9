package org.likevekt.solver.linear;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.IntConsumer;

/** How many threads share a loop of independent tasks; results never depend on it. */
public final class Parallelism {
    /** Everything on the calling thread. */
    public static final Parallelism NONE = new Parallelism(1, Runnable::run);

    private static final int SPINS = 20_000;

    private final int threads;
    private final Executor executor;

    private Parallelism(int threads, Executor executor) {
        this.threads = threads;
        this.executor = executor;
    }

    /** The caller and {@code threads - 1} helpers run by {@code executor}; threads below 1 is refused. */
    public static Parallelism of(int threads, Executor executor) {
        if (threads < 1) {
            throw new IllegalArgumentException("Found " + threads + " threads, expected at least 1.");
        }
        return threads == 1 ? NONE : new Parallelism(threads, executor);
    }

    /** {@code threads} threads of the common pool, which needs no shutting down. */
    public static Parallelism of(int threads) {
        return of(threads, ForkJoinPool.commonPool());
    }

    /** The number of threads, the caller included. */
    public int threads() {
        return threads;
    }

    /**
     * Runs {@code task} for 0..count-1 and returns when all have ended; when some fail, throws what the lowest of them
     * threw, so that failures too are the same for any number of threads.
     */
    public void forEach(int count, IntConsumer task) {
        if (threads == 1 || count <= 1) {
            for (int i = 0; i < count; i++) {
                task.accept(i);
            }
            return;
        }
        Loop loop = new Loop(count, task);
        for (int t = 1; t < Math.min(threads, count); t++) {
            executor.execute(loop);
        }
        loop.run();
        loop.await();
    }

    /** Runs {@code task} on [from, to) pieces of 0..length-1 that are at least {@code grain} long. */
    void forRange(int length, int grain, RangeTask task) {
        int pieces = Math.max(1, Math.min(4 * threads, length / Math.max(1, grain)));
        if (threads == 1 || pieces == 1) {
            task.run(0, length);
            return;
        }
        forEach(pieces, i -> task.run((int) ((long) length * i / pieces), (int) ((long) length * (i + 1) / pieces)));
    }

    interface RangeTask {
        void run(int from, int to);
    }

    /** Tasks claimed one by one: a helper that starts late finds none left, so the caller never waits for a thread. */
    private static final class Loop implements Runnable {
        private final int count;
        private final IntConsumer task;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger ended = new AtomicInteger();
        private final AtomicReferenceArray<Throwable> failures;

        Loop(int count, IntConsumer task) {
            this.count = count;
            this.task = task;
            this.failures = new AtomicReferenceArray<>(count);
        }

        @Override
        public void run() {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    task.accept(i);
                } catch (RuntimeException | Error failure) {
                    failures.set(i, failure);
                }
                if (ended.incrementAndGet() == count) {
                    synchronized (this) {
                        notifyAll();
                    }
                }
            }
        }

        void await() {
            for (int spin = 0; spin < SPINS && ended.get() < count; spin++) {
                Thread.onSpinWait();
            }
            if (ended.get() < count) {
                sleepUntilEnded();
            }
            for (int i = 0; i < count; i++) {
                rethrow(failures.get(i));
            }
        }

        // An interrupt is kept for the caller to see: half-written factors must not be left behind here.
        private synchronized void sleepUntilEnded() {
            boolean interrupted = false;
            while (ended.get() < count) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private static void rethrow(Throwable failure) {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
        }
    }
}
