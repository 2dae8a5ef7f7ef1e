// Tells ThreadSanitizer of the slow path of Swift's Mutex, to be preloaded together with posix-threads.c.
//
// The fast path is inlined into instrumented code. A contended lock goes through libswiftSynchronization and the kernel
// (FUTEX_LOCK_PI), which ThreadSanitizer does not see: what the lock protects would look like a race.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>

// Absent in processes that are not instrumented, such as the build tool that starts the tests.
void __tsan_acquire(void *) __attribute__((weak));
void __tsan_release(void *) __attribute__((weak));

#define SELF __attribute__((swift_context)) void *self
#define METHOD __attribute__((swiftcall))

METHOD void lock_slow(uint32_t thread, SELF) __asm__("$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF");
METHOD void lock_slow(uint32_t thread, SELF) {
  typedef METHOD void original(uint32_t, SELF);
  ((original *)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"))(thread, self);
  if (__tsan_acquire) __tsan_acquire(self);
}

METHOD bool try_lock_slow(SELF) __asm__("$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF");
METHOD bool try_lock_slow(SELF) {
  typedef METHOD bool original(SELF);
  bool is_locked = ((original *)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"))(self);
  if (is_locked && __tsan_acquire) __tsan_acquire(self);
  return is_locked;
}

METHOD void unlock_slow(SELF) __asm__("$s15Synchronization12_MutexHandleV11_unlockSlowyyF");
METHOD void unlock_slow(SELF) {
  typedef METHOD void original(SELF);
  if (__tsan_release) __tsan_release(self);
  ((original *)dlsym(RTLD_NEXT, "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"))(self);
}
