"""What can be a process's target? Two functions, three start methods."""

from multiprocessing import get_all_start_methods, get_context


def greet():
    print("  hello from a child")


def main():
    def greet_locally():
        print("  hello from a child")

    for method in sorted(get_all_start_methods()):
        context = get_context(method)
        for target in (greet, greet_locally):
            print(f"{method}, {target.__name__}:", flush=True)
            process = context.Process(target=target)
            try:
                process.start()
            except Exception as error:
                print(f"  {type(error).__name__}: {error}")
            else:
                process.join()


if __name__ == "__main__":
    main()
