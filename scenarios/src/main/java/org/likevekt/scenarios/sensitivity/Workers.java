package org.likevekt.scenarios.sensitivity;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.likevekt.scenarios.run.Failure;

/** Does independent tasks on several threads. */
final class Workers {
    private Workers() {}

    /**
     * The results of tasks, in their order.
     *
     * @param ended hears how many tasks have ended, one at a time
     */
    static <T> List<T> all(List<Supplier<T>> tasks, int jobs, Sensitivity.Listener ended) {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            int[] done = {0};
            List<Future<T>> futures = new ArrayList<>();
            for (Supplier<T> task : tasks) {
                futures.add(workers.submit(() -> {
                    T result = task.get();
                    synchronized (done) {
                        done[0]++;
                        ended.ended(done[0], tasks.size());
                    }
                    return result;
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get());
            }
            return results;
        } catch (ExecutionException e) {
            throw Failure.thrownBy(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the workers were interrupted", e);
        } finally {
            workers.shutdownNow();
        }
    }
}
