# Sourced by tools.sh where the reader's language is Chinese: what the scripts say, the English sentence first, as it is said,
# with %s for what is put in; what is put in may be a sentence, too. The first that fits is taken, so those that begin
# with %s come last.
# shellcheck disable=SC2034
sentences=(
  "the current folder is gone; change to one that is there"
  "当前文件夹已不存在；请先换到一个存在的文件夹"
  "the TCP lab needs the sockets of Linux; this is %s"
  "TCP 实验室需要 Linux 的套接字；这里是 %s"
  "no Java of 17 or newer was found in JAVA_HOME, on the PATH or in /usr/lib/jvm; install it with: %s"
  "在 JAVA_HOME、PATH 和 /usr/lib/jvm 中都没有找到 17 或更新的 Java；安装命令：%s"
  "Maven is needed to build the lab; install it with: %s"
  "构建实验室需要 Maven；安装命令：%s"
  "%s has no compiler; install it with: %s"
  "%s 中没有编译器；安装命令：%s"
  "the lab has to be built, and %s cannot be written by %s; build it as its owner: %s"
  "实验室需要构建，但 %s 不能由 %s 写入；请以它的所有者身份构建：%s"
  "building what has changed…"
  "正在构建有改动的部分…"
  "building, which the first time takes minutes…"
  "正在构建，第一次需要几分钟…"
  "the build failed; all that Maven said is in %s"
  "构建失败；Maven 的全部输出在 %s"
  "the last step: the classes as they are in memory, with which each start takes half the time"
  "最后一步：把加载后的类存成内存映像，以后每次启动只需一半时间"
  "step %s of %s: %s"
  "第 %s 步（共 %s 步）：%s"
  "the libraries, which are fetched only once"
  "下载库，只需一次"
  "what needs no socket, no process and no root"
  "不需要套接字、进程和 root 的部分"
  "one side, and the passive side as a process of its own"
  "连接的一端，以及作为独立进程的被动一端"
  "the conductor, and the side where you sit"
  "指挥者，以及你所在的一端"
  "whatever it reads, it reads or refuses in a sentence"
  "模糊测试：无论读到什么，要么读懂，要么用一句话拒绝"
  "the experiments and the tests that run them"
  "实验，以及运行它们的测试"
  "Maven keeps libraries in ~/.m2, which %s cannot write here (HOME is %s)"
  "Maven 把库存放在 ~/.m2，而 %s 在这里不能写入它（HOME 是 %s）"
  "the first build fetches libraries and needs the network once; behind a proxy or with a mirror, name it in ~/.m2/settings.xml"
  "第一次构建要下载库，需要一次网络；如果要经过代理或镜像，请写在 ~/.m2/settings.xml 中"
  "the lab goes on without %s, which %s"
  "没有 %s，实验室照样继续；它的用途：%s"
  "captures the segments; what they would prove is INCONCLUSIVE without it"
  "抓取报文段；没有它，本来由报文段证明的判定为 INCONCLUSIVE"
  "lists the sockets and their states; what they would prove is INCONCLUSIVE without it"
  "列出套接字及其状态；没有它，本来由它们证明的判定为 INCONCLUSIVE"
  "gives each run a network of its own; without it there is no wire between two hosts"
  "让每次运行有自己的网络；没有它，两台主机之间就没有线路"
  "is used here"
  "这里要用到"
  "your package manager: %s"
  "用你的包管理器安装：%s"
  "missing: %s; install with: %s"
  "缺少：%s；安装命令：%s"
  "missing: %s; installing with: %s"
  "缺少：%s；正在安装：%s"
  "that did not work yet; fetching the lists of packages with: apt-get update"
  "还没有成功；先获取软件包列表：apt-get update"
  "that did not work"
  "没有成功"
  "installed: %s"
  "已安装：%s"
  "--record needs a file, as in: --record lesson.cast"
  "--record 需要一个文件，例如：--record lesson.cast"
  "unknown option %s; see: %s"
  "没有 %s 这个选项；见：%s"
  "'%s' is one word too many; one experiment is a lesson"
  "多了一个词“%s”；一课只有一个实验"
  "'%s' is no language of the lab; one of: en, zh"
  "“%s”不是实验室的语言；可用：en、zh"
  "--record needs an experiment, as in: %s"
  "--record 需要一个实验，例如：%s"
  "%s exists already; choose another name, or remove it first"
  "%s 已经存在；请换一个名字，或先删除它"
  "%s cannot be written; nothing was run"
  "%s 不能写入；什么都没有运行"
  "a demonstration needs a terminal; --record FILE needs none"
  "演示需要终端；用 --record FILE 则不需要"
  "%s is small for four panes: make the terminal 120x40 or larger"
  "%s 放四个窗格太小：请把终端放大到 120x40 或更大"
  "no folder could be made in %s"
  "在 %s 中无法创建文件夹"
  "tmux could not be started"
  "tmux 无法启动"
  "asciinema could not record"
  "asciinema 录制失败"
  "nothing was recorded"
  "没有录到任何内容"
  "recorded %s; play it with: %s"
  "已录制 %s；播放命令：%s"
  "the story of no run can be told; start it with: scripts/demo EXPERIMENT"
  "没有运行的步骤可以显示；请这样启动：scripts/demo EXPERIMENT"
  "'%s' is no side; one of: client, server"
  "“%s”不是连接的一端；可用：client、server"
  "no lab of yours has the process id '%s'; running: %s"
  "你的实验室中没有进程号“%s”；正在运行：%s"
  "several labs are running:"
  "有几个实验室正在运行："
  "choose one, as in: %s"
  "请选一个，例如：%s"
  "Which one? Its number or pid: "
  "选哪一个？序号或进程号："
  "tcpdump could not join the lab; an ordinary user sees segments with 'packets on' in the shell, or with scripts/demo"
  "tcpdump 无法加入实验室；普通用户可以在 shell 中用 'packets on'，或用 scripts/demo 看报文段"
  "no lab of yours is running; start one with: scripts/lab"
  "你没有正在运行的实验室；启动命令：scripts/lab"
  "joined %s"
  "已加入 %s"
  "the shell of pid %s, started %s, bench %s"
  "shell，进程号 %s，启动于 %s，实验台 %s"
  "both sides"
  "两端"
  "%s of pid %s, started %s, bench %s"
  "%s，进程号 %s，启动于 %s，实验台 %s"
)

usage_of_demo() {
  cat <<'TEXT'
用法：scripts/demo [EXPERIMENT] [--record FILE] [--lang en|zh]
示例：scripts/demo close/three-way

并排打开实验室的 shell、实验室自己网络上的 tcpdump 和两端的 ss。给出实验时，还显示它的故事，并逐步执行：
每个报文段都停在线路上，直到你按 Enter。故事的标题在所有窗格中都有标记。在 shell 中按 Ctrl-D 结束全部。
用鼠标或 Ctrl-B 加方向键选择窗格。四个窗格需要 120x40 或更大的终端；在更小的终端中会提示，并少显示一些。

--record FILE 自动走完这个实验，并把这一课保存为 asciicast，可用 asciinema 等播放器播放。
TEXT
}

usage_of_window() {
  cat <<'TEXT'
用法：scripts/window tcpdump [client|server]    经过这一端（默认 client）网络的报文段
      scripts/window ss                         两端的套接字，每秒两次
      scripts/window --wait tcpdump|ss          同上，但等到有实验室启动
      scripts/window --pid PID tcpdump|ss       有几个实验室时，选进程号为 PID 的那一个
      scripts/window --of PID tcpdump|ss        由进程 PID 启动的实验室，一启动就加入
      scripts/window --of PID story FILE        它的运行到了脚本的哪一步；由 scripts/demo 使用

加入正在运行的实验室（也包括 host 实验台的），说明是哪一个，并随它结束。示例：scripts/lab 在第一个终端中运行时，
在第二个终端中：
      scripts/window ss
TEXT
}
