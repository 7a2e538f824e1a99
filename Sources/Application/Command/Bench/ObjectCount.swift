import Glibc
import Synchronization

/// Counts the objects that Swift puts on the heap, by the hook that its runtime has for instruments.
enum ObjectCount {
    private typealias Allocate = @convention(c) (UnsafeRawPointer?, Int, Int) -> UnsafeMutableRawPointer?

    private static let count = Atomic(0)
    private static let original = Atomic(UInt(0))

    /// The number of objects made while `body` runs, by whatever thread; nil where the runtime has no such hook, or
    /// goes past it.
    static func during(_ body: () -> Void) -> Int? {
        // Without optimisation the runtime crashes once there is a hook.
        #if DEBUG
            return nil
        #else
            guard let symbol = dlsym(nil, "_swift_allocObject") else { return nil }
            let hook = symbol.assumingMemoryBound(to: Allocate.self)
            let allocate = hook.pointee
            original.store(unsafeBitCast(allocate, to: UInt.self), ordering: .relaxed)
            count.store(0, ordering: .relaxed)
            hook.pointee = { metadata, size, alignment in
                ObjectCount.count.add(1, ordering: .relaxed)
                let original = ObjectCount.original.load(ordering: .relaxed)
                return unsafeBitCast(original, to: Allocate.self)(metadata, size, alignment)
            }
            let probe = Probe.make()
            let isCounting = count.exchange(0, ordering: .relaxed) == 1
            body()
            let counted = count.load(ordering: .relaxed)
            hook.pointee = allocate
            return withExtendedLifetime(probe) { isCounting ? counted : nil }
        #endif
    }

    /// An object that must be counted, or the count means nothing.
    private final class Probe {
        @inline(never)
        static func make() -> Probe { Probe() }
    }
}
